import { QuestionnaireSummary, Study, Wave, routes, type CreateWave } from '@ido/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { everything } from '../api/everything';
import { request } from '../api/client';

/** Questionnaires of which a version was published: only with those a wave can be made. */
export function useUsableQuestionnaires() {
  return useQuery({
    queryKey: ['questionnaires'],
    queryFn: async ({ signal }) =>
      (await everything(QuestionnaireSummary, routes.questionnaires, signal)).filter(
        ({ versions }) => versions.length > 0,
      ),
  });
}

/** Makes the draft. */
export function useCreateWave(study: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<CreateWave>) => request(Wave, routes.waves(study), { method: 'POST', json: body }),
    onSuccess: (made) => {
      client.setQueryData(['wave', made.key], made);
      void client.invalidateQueries({ queryKey: ['waves'] });
      void client.invalidateQueries({ queryKey: ['studies'] });
    },
  });
}

/** Makes a study without waves. */
export function useCreateStudy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { key: string; title: string; description: string }) =>
      request(Study, routes.studies, { method: 'POST', json: body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['studies'] }),
  });
}
