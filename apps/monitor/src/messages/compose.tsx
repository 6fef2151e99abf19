import type { TemplateKind, Wave } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { ComposeForm } from './compose-form';
import { useTemplate } from './queries';

const KINDS: readonly TemplateKind[] = ['invitation', 'reminder', 'last-call', 'extension', 'thanks'];

/** A new message: of which kind, and then its text. */
export function Compose({ wave, version }: { wave: Wave; version: string }) {
  const { messages: said } = texts;
  const [kind, setKind] = useState<TemplateKind>('invitation');
  const template = useTemplate(wave.study.key, kind);
  return (
    <section className="ido-panel" aria-labelledby="nieuw-bericht">
      <h2 id="nieuw-bericht" className="utrecht-heading-3">
        {said.compose}
      </h2>
      <Paragraph>{said.composeLead}</Paragraph>
      <ChoiceField
        label={said.kind}
        value={kind}
        options={KINDS.map((value) => ({ value, label: said.kinds[value] }))}
        onChange={(value) => setKind(KINDS.find((known) => known === value) ?? 'invitation')}
      />
      <Failure error={template.error} />
      {template.data ? (
        // Another kind begins with its own text; the same text that was kept goes on as it is.
        <ComposeForm key={kind} wave={wave} template={template.data} version={version} />
      ) : (
        !template.error && <Skeleton lines={8} />
      )}
    </section>
  );
}
