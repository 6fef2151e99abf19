import type { Concordance, ConcordanceItem } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { CheckField } from '../parts/check-field';
import { describeError } from '../parts/describe-error';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { ComparedQuestion } from './compared-question';
import { nextOpen, rowKey } from './draft';
import { useConcordance, useDecide, type Decision } from './queries';
import { QuestionList } from './question-list';
import './concordance.css';

/** Two versions of a questionnaire side by side: what became of each question, for a researcher to confirm. */
export default function ConcordancePage() {
  // A dot in an address asks the server for a file: version and questionnaire stand apart.
  const parts = useParams();
  const from = `${parts.from ?? ''}.${parts.fromVersion ?? ''}`;
  const to = `${parts.to ?? ''}.${parts.toVersion ?? ''}`;
  const concordance = useConcordance(from, to);
  if (concordance.data) return <LoadedConcordance from={from} to={to} concordance={concordance.data} />;
  if (concordance.error) return <ErrorState error={concordance.error} retry={() => void concordance.refetch()} />;
  return <PageSkeleton />;
}

interface LoadedProps {
  readonly from: string;
  readonly to: string;
  readonly concordance: Concordance;
}

function LoadedConcordance({ from, to, concordance }: LoadedProps) {
  const texted = texts.series.concordance;
  const decide = useDecide(from, to);
  const [search, setSearch] = useSearchParams();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [news, setNews] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const { items } = concordance;
  const asked = items.findIndex((item) => rowKey(item) === search.get('vraag'));
  const at =
    asked >= 0
      ? asked
      : Math.max(
          0,
          items.findIndex(({ confirmedAt }) => confirmedAt === null),
        );
  const item = items[at];
  const same = items.filter(({ verdict, confirmedAt }) => verdict === 'same' && confirmedAt === null);
  const select = (one: ConcordanceItem, focus: boolean) => {
    decide.reset();
    setSearch({ vraag: rowKey(one) }, { replace: true });
    if (focus) requestAnimationFrame(() => heading.current?.focus());
  };
  const send = (decisions: readonly Decision[], said: string, goOn: boolean) => {
    decide.mutate(decisions, {
      onSuccess: (answer) => {
        setNews(said);
        const name = decisions[0];
        const place = answer.items.findIndex(
          (one) => (name?.from ?? null) === (one.from?.name ?? null) || (name?.to ?? null) === (one.to?.name ?? null),
        );
        const next = goOn ? nextOpen(answer.items, Math.max(place, 0)) : (answer.items[Math.max(place, 0)] ?? null);
        if (next) select(next, goOn);
      },
    });
  };
  return (
    <>
      <Breadcrumb trail={[{ to: '/onderzoeken', label: texts.studies.title }]} />
      <PageTitle>{texted.title}</PageTitle>
      <Paragraph lead>{texted.between(versionName(concordance.from), versionName(concordance.to))}</Paragraph>
      <Paragraph>{texted.lead}</Paragraph>
      <section className="ido-panel ido-concordance__progress" aria-label={texted.title}>
        <p>
          <strong>{texted.progress(dutchNumber(concordance.confirmed), dutchNumber(concordance.total))}</strong>
        </p>
        <progress
          className="ido-meter"
          value={concordance.confirmed}
          max={concordance.total}
          aria-label={texted.title}
        />
        {concordance.confirmed === concordance.total && <p>{texted.allDone}</p>}
        <div className="ido-actions">
          {concordance.editable && same.length > 0 && (
            <Button
              appearance="secondary-action-button"
              disabled={decide.isPending}
              onClick={() =>
                send(
                  same.map(asProposed),
                  texted.progress(dutchNumber(concordance.confirmed + same.length), dutchNumber(concordance.total)),
                  false,
                )
              }
            >
              {texted.confirmSame(dutchNumber(same.length))}
            </Button>
          )}
          <CheckField label={texted.onlyOpen} checked={onlyOpen} onChange={setOnlyOpen} />
        </div>
        {!concordance.editable && <p>{texted.readOnly}</p>}
      </section>
      <p className="ido-hidden" role="status">
        {news}
      </p>
      <div className="ido-concordance">
        <QuestionList items={items} selected={at} onlyOpen={onlyOpen} onSelect={select} />
        {item && (
          <div className="ido-panel ido-concordance__detail">
            {decide.error ? <Message type="error">{refusalOf(decide.error)}</Message> : null}
            <ComparedQuestion
              key={`${rowKey(item)} ${item.confirmedAt ?? ''}`}
              heading={heading}
              item={item}
              items={items}
              editable={concordance.editable}
              busy={decide.isPending}
              onDecide={send}
            />
          </div>
        )}
      </div>
    </>
  );
}

const versionName = ({ title, version }: Concordance['from']) => texts.wave.questionnaireVersion(title, version);

const asProposed = ({ from, to, verdict, categories, note }: ConcordanceItem): Decision => ({
  from: from?.name ?? null,
  to: to?.name ?? null,
  verdict,
  categories,
  note,
});

/** What the server says about the fields, which says more than that something is wrong. */
function refusalOf(error: unknown): string {
  const { text } = describeError(error);
  const errors = (error as { problem?: { errors?: readonly { detail: string }[] } }).problem?.errors ?? [];
  return errors.length === 0 ? text : errors.map(({ detail }) => detail).join(' ');
}
