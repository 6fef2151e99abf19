import { Breakdown, routes, type Dimension, type Study } from '@ido/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import { request } from '../api/client';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { CheckField } from '../parts/check-field';
import { ErrorState } from '../parts/error-state';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { TextField } from '../parts/text-field';
import { useChangeStudy } from '../population/queries';
import { useStudy, useWaves } from '../studies/queries';
import { texts } from '../texts';

/** As many as the server takes. */
const MOST_OPEN = 3;

/** Rule 4 of the figures: settings of a study. */
export default function SmallNumbersPage() {
  const { study: key = '' } = useParams();
  const study = useStudy(key);
  const dimensions = useDimensions(key);
  const error = study.error ?? dimensions.error;
  if (error && !(study.data && dimensions.data))
    return <ErrorState error={error} retry={() => void Promise.all([study.refetch(), dimensions.refetch()])} />;
  if (!study.data || !dimensions.data) return <PageSkeleton />;
  const { smallNumbers: said } = texts;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${key}`, label: study.data.title },
        ]}
      />
      <PageTitle>{said.title}</PageTitle>
      <Paragraph lead>{said.lead}</Paragraph>
      {study.data.role === 'researcher' ? (
        <SmallNumbersForm study={study.data} dimensions={dimensions.data} />
      ) : (
        <Message type="warning">{said.onlyResearchers}</Message>
      )}
    </>
  );
}

/** What can be filtered by in any wave of the study, by name. */
function useDimensions(study: string) {
  const waves = useWaves(study);
  const keys = waves.data?.flatMap((wave) => (wave.withoutMicrodata ? [] : [wave.key]));
  const found = useQuery({
    queryKey: ['dimensions', study, keys],
    enabled: keys !== undefined,
    queryFn: async ({ signal }) => {
      const all = new Map<string, Dimension>();
      for (const wave of keys ?? []) {
        const { dimensions } = await request(Breakdown, routes.breakdown(wave), { signal });
        for (const dimension of dimensions) if (dimension.type === 'single') all.set(dimension.name, dimension);
      }
      return [...all.values()];
    },
  });
  return {
    data: found.data,
    error: waves.error ?? found.error,
    refetch: () => Promise.all([waves.refetch(), found.refetch()]),
  };
}

function SmallNumbersForm({ study, dimensions }: { study: Study; dimensions: readonly Dimension[] }) {
  const { smallNumbers: said } = texts;
  const change = useChangeStudy(study.key);
  const [open, setOpen] = useState<readonly string[]>(study.openDimensions);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const tooMany = open.length > MOST_OPEN;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const numbers = Object.fromEntries(
      ['percentagesFrom', 'publishFrom'].map((name) => [name, Number(String(given.get(name)).replace(/[.\s]/gu, ''))]),
    );
    const faults = Object.entries(numbers).flatMap(([name, value]) =>
      Number.isInteger(value) && value >= 1 && value <= 1000 ? [] : [name],
    );
    setWrong(faults);
    change.reset();
    if (faults.length > 0) form.querySelector<HTMLInputElement>(`[name=${faults[0]}]`)?.focus();
    else if (!tooMany) change.mutate({ ...numbers, openDimensions: [...open] });
  };
  return (
    <form className="ido-panel ido-form" onSubmit={submit} noValidate>
      {change.isSuccess && <Message type="ok">{said.saved}</Message>}
      <Failure error={change.error} />
      <TextField
        name="percentagesFrom"
        label={said.percentagesFrom}
        help={said.percentagesHelp}
        error={wrong.includes('percentagesFrom') ? said.wrong : undefined}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(study.percentagesFrom)}
        required
      />
      <TextField
        name="publishFrom"
        label={said.publishFrom}
        help={said.publishHelp}
        error={wrong.includes('publishFrom') ? said.wrong : undefined}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(study.publishFrom)}
        required
      />
      <fieldset className="ido-fieldset">
        <legend className="utrecht-form-label">{said.openTitle}</legend>
        <p className="ido-quiet">{dimensions.length === 0 ? said.noChoices : said.openHelp}</p>
        {dimensions.map(({ name, title }) => (
          <CheckField
            key={name}
            label={title}
            checked={open.includes(name)}
            onChange={(checked) => setOpen(checked ? [...open, name] : open.filter((one) => one !== name))}
          />
        ))}
        {tooMany && <Message type="warning">{said.tooMany}</Message>}
        {open.length === 0 && <p className="ido-quiet">{said.none}</p>}
      </fieldset>
      <div className="ido-actions">
        <Button type="submit" appearance="primary-action-button" disabled={change.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}
