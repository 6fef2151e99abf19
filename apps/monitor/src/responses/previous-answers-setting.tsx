import { routes, Study } from '@ido/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import { CheckField } from '../parts/check-field';
import { Failure } from '../parts/failure';
import { useStudy } from '../studies/queries';
import { texts } from '../texts';

/** Whether respondents of the study see their organisation's earlier answers. */
export function PreviousAnswersSetting({ study: key }: { study: string }) {
  const { responses: said } = texts;
  const client = useQueryClient();
  const study = useStudy(key);
  const change = useMutation({
    mutationFn: (showPreviousAnswers: boolean) =>
      request(Study, routes.study(key), { method: 'PATCH', json: { showPreviousAnswers } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['study', key] }),
  });
  if (!study.data) return null;
  return (
    <section className="ido-panel" aria-labelledby="antwoorden-instellingen">
      <h2 id="antwoorden-instellingen" className="utrecht-heading-3">
        {said.settings}
      </h2>
      <CheckField
        label={said.showPrevious}
        checked={change.isPending ? change.variables : study.data.showPreviousAnswers}
        onChange={(show) => change.mutate(show)}
      />
      <p className="ido-quiet">{said.showPreviousHelp}</p>
      <Failure error={change.error} />
    </section>
  );
}
