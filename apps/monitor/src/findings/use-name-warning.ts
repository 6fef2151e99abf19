import { Mentions, routes } from '@ido/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client';

interface Warning {
  /** The texts that it is about: with others it is looked for anew. */
  readonly texts: string;
  /** Per text the names in it. */
  readonly names: readonly (readonly string[])[];
}

/**
 * Looks for names of organisations in texts before they are kept. When there are, that is said and nothing is kept yet; the same texts sent once
 * more are kept as they are, for a name can be an ordinary word. Where looking fails nobody is kept waiting.
 */
export function useNameWarning() {
  const [warning, setWarning] = useState<Warning | null>(null);
  const look = useMutation({
    mutationFn: (texts: readonly string[]) =>
      request(Mentions, routes.organisationMentions, { method: 'POST', json: { texts } }),
  });
  const keep = (given: readonly string[], save: () => void) => {
    const texts = JSON.stringify(given);
    if (warning?.texts === texts) return save();
    look.mutate(given, {
      onSuccess: ({ names }) => {
        const any = names.some((found) => found.length > 0);
        setWarning(any ? { texts, names } : null);
        if (!any) save();
      },
      onError: save,
    });
  };
  /** The texts are being changed: what was found may no longer be in them. */
  const forget = () => setWarning(null);
  return { names: warning?.names ?? null, busy: look.isPending, keep, forget };
}
