import { Wave, routes, type CreatePublishedTables } from '@ido/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { request } from '../api/client';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { ChoiceField } from '../parts/choice-field';
import { describeError } from '../parts/describe-error';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { useStudy } from '../studies/queries';
import { texts } from '../texts';
import { Field } from './field';
import { emptyQuestion, EMPTY_REPORT, missingFields, publishedBody, type ReportFields } from './published-form';
import { QuestionSection } from './question-section';
import './published.css';

const AUDIENCES = ['gemeenten', 'bibliotheken', 'bezoekers', 'IDO-locaties'] as const;

/** A table from a report, entered as a wave by itself. */
export default function PublishedPage() {
  const { study: key = '' } = useParams();
  const study = useStudy(key);
  if (study.data) return <PublishedForm study={{ key, title: study.data.title }} />;
  if (study.error) return <ErrorState error={study.error} retry={() => void study.refetch()} />;
  return <PageSkeleton />;
}

function PublishedForm({ study }: { study: { key: string; title: string } }) {
  const { published } = texts.series;
  const [report, setReport] = useState<ReportFields>(EMPTY_REPORT);
  const [questions, setQuestions] = useState([emptyQuestion(1)]);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const store = useStorePublished(study.key);
  const missing = missingFields(report, questions);
  const errorOf = (name: string) => {
    if (!tried || !missing.includes(name)) return null;
    return name.endsWith('.rows') ? published.notNow : name === 'key' ? texts.newWave.keyWrong : published.required;
  };
  const field = (name: keyof ReportFields) => ({
    name,
    value: report[name],
    onChange: (value: string) => setReport({ ...report, [name]: value }),
    error: errorOf(name),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const [first] = missing;
    if (first !== undefined) return form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    store.mutate(publishedBody(report, questions), { onSuccess: (wave) => void navigate(`/metingen/${wave.key}`) });
  };
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${study.key}`, label: study.title },
        ]}
      />
      <PageTitle>{published.title}</PageTitle>
      <Paragraph lead>{published.lead}</Paragraph>
      <form ref={form} onSubmit={submit} noValidate>
        <section className="ido-panel ido-form ido-published" aria-labelledby="het-rapport">
          <h2 id="het-rapport" className="utrecht-heading-3">
            {published.about}
          </h2>
          <div className="ido-published__fields">
            <Field label={published.name} help={published.nameHelp} maxLength={200} {...field('title')} />
            <Field label={published.key} help={published.keyHelp} maxLength={100} {...field('key')} />
            <ChoiceField
              label={published.audience}
              value={report.audience}
              options={AUDIENCES.map((value) => ({ value, label: value }))}
              onChange={(audience) => setReport({ ...report, audience })}
            />
            <Field label={published.source} help={published.sourceHelp} maxLength={500} {...field('source')} />
            <Field
              label={published.population}
              help={published.populationHelp}
              maxLength={12}
              {...field('population')}
            />
            <Field label={published.heldOn} type="date" {...field('heldOn')} />
          </div>
        </section>
        {questions.map((question, at) => (
          <QuestionSection
            key={question.id}
            number={at + 1}
            question={question}
            errorOf={errorOf}
            onChange={(changed) => setQuestions(questions.map((one) => (one.id === changed.id ? changed : one)))}
            onRemove={
              questions.length === 1 ? undefined : () => setQuestions(questions.filter(({ id }) => id !== question.id))
            }
          />
        ))}
        {store.error && <Message type="error">{refusalOf(store.error)}</Message>}
        <div className="ido-actions">
          <Button
            appearance="secondary-action-button"
            onClick={() => setQuestions([...questions, emptyQuestion(Math.max(...questions.map(({ id }) => id)) + 1)])}
          >
            {published.addQuestion}
          </Button>
          <Button type="submit" appearance="primary-action-button" disabled={store.isPending}>
            {store.isPending ? published.storing : published.store}
          </Button>
        </div>
      </form>
    </>
  );
}

function useStorePublished(study: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreatePublishedTables) =>
      request(Wave, routes.publishedTables(study), { method: 'POST', json: body }),
    onSuccess: (wave) => {
      client.setQueryData(['wave', wave.key], wave);
      void client.invalidateQueries({ queryKey: ['waves', study] });
    },
  });
}

/** What the server says about each field, where it does. */
function refusalOf(error: unknown): string {
  const errors = (error as { problem?: { errors?: readonly { detail: string }[] } }).problem?.errors ?? [];
  return errors.length === 0 ? describeError(error).text : errors.map(({ detail }) => detail).join(' ');
}
