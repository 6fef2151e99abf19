import { figureLabel } from '@ido/report';
import type { ComponentProps } from 'react';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { QuestionTrend } from './question-trend';
import { TrendsError } from './trends-error';

type Shown = ComponentProps<typeof QuestionTrend>;

interface TrendFrameProps extends Omit<Shown, 'answer'> {
  /** Where the studies of these readers are: `/onderzoeken` or `/openbaar`. */
  readonly root: string;
  /** The selection as it stands in the address, of now. */
  readonly search: string;
  readonly trend: {
    readonly data: Shown['answer'] | undefined;
    readonly error: unknown;
    readonly isFetching: boolean;
    readonly refetch: () => unknown;
  };
}

/** The page of one question over waves, with the way back to all of them. */
export function TrendFrame({ root, search, trend: { data, error, isFetching, refetch }, ...shown }: TrendFrameProps) {
  const { study = '', trend: key = '' } = useParams();
  const path = `${root}/${study}/trends`;
  const all = `${path}/${encodeURIComponent(key)}`;
  const now = shown.selection.asOf === '' ? undefined : all + search;
  if (error) return <TrendsError error={error} retry={() => void refetch()} {...{ all, now }} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: `${root}/${study}`, label: data.study.title },
          { to: `${path}${search}`, label: texts.trends.back },
        ]}
      />
      <PageTitle>{figureLabel(data.title)}</PageTitle>
      <div className="ido-trends" aria-busy={isFetching}>
        <QuestionTrend answer={data} {...shown} />
      </div>
    </>
  );
}
