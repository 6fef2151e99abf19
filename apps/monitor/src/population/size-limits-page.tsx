import type { Study } from '@ido/api';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useRef, useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { ErrorState } from '../parts/error-state';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { TextField } from '../parts/text-field';
import { useStudy } from '../studies/queries';
import { texts } from '../texts';
import { useChangeStudy } from './queries';

/** From how many inhabitants the next size class begins: a setting of the study. */
export default function SizeLimitsPage() {
  const { study: key = '' } = useParams();
  const study = useStudy(key);
  if (study.error && !study.data) return <ErrorState error={study.error} retry={() => void study.refetch()} />;
  if (!study.data) return <PageSkeleton />;
  const { population: said } = texts;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${key}`, label: study.data.title },
        ]}
      />
      <PageTitle>{said.limitsTitle}</PageTitle>
      <Paragraph lead>{said.limitsLead}</Paragraph>
      {study.data.role === 'researcher' ? (
        <LimitsForm study={study.data} />
      ) : (
        <Message type="warning">{said.onlyResearchers}</Message>
      )}
    </>
  );
}

function LimitsForm({ study }: { study: Study }) {
  const { population: said } = texts;
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState(false);
  const change = useChangeStudy(study.key);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const limits = said.limit.map((_, at) => Number(String(given.get(`limit-${at}`)).replace(/[.\s]/gu, '')));
    const [first = NaN, second = NaN, third = NaN] = limits;
    const fine = limits.every((limit) => Number.isInteger(limit) && limit > 0) && first < second && second < third;
    setWrong(!fine);
    change.reset();
    if (fine) change.mutate({ sizeLimits: [first, second, third] });
    else form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} className="ido-panel ido-form" onSubmit={submit} noValidate>
      {change.isSuccess && <Message type="ok">{said.limitsSaved}</Message>}
      <Failure error={change.error} />
      {said.limit.map((label, at) => (
        <TextField
          key={label}
          name={`limit-${at}`}
          label={label}
          error={wrong && at === 0 ? said.limitsWrong : undefined}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={String(study.sizeLimits[at] ?? '')}
          required
        />
      ))}
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={change.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}
