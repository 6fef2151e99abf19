import type { TemplateKind } from './message-kind';
import { parseTemplate, usesField, type MergeField, type TemplatePart, type TemplateProblem } from './template';

/** What is wrong with a text before anybody gets it: in the subject or the body, and where. */
export type TemplateFault =
  | ({ readonly part: 'subject' | 'body' } & TemplateProblem)
  /** A field that messages of this kind cannot do without. */
  | { readonly part: 'body'; readonly kind: 'missingField'; readonly name: MergeField }
  /** A field that has no meaning here: a personal link in the subject, a receipt before completion. */
  | { readonly part: 'subject' | 'body'; readonly kind: 'misplacedField'; readonly name: MergeField }
  | { readonly part: 'subject' | 'body'; readonly kind: 'empty' };

/** What a message of this kind must contain: without the link nobody can answer, and everyone must be able to leave. */
const NEEDED: Readonly<Record<TemplateKind, readonly MergeField[]>> = {
  invitation: ['link', 'afmelden'],
  reminder: ['link', 'afmelden'],
  'last-call': ['link', 'afmelden'],
  extension: ['link', 'afmelden'],
  thanks: ['kenmerk'],
};
/** The subject of a message is shown on locked screens and in logs of mail servers: no keys in it. */
const NOT_IN_SUBJECT: readonly MergeField[] = ['link', 'afmelden'];

/** Everything that is wrong with the text of a message, at once; empty when it can be sent. */
export function checkTemplate(kind: TemplateKind, subject: string, body: string): TemplateFault[] {
  const inSubject = parseTemplate(subject);
  const inBody = parseTemplate(body);
  return [
    ...(subject.trim() === '' ? [{ part: 'subject', kind: 'empty' } as const] : []),
    ...(body.trim() === '' ? [{ part: 'body', kind: 'empty' } as const] : []),
    ...inSubject.problems.map((problem) => ({ part: 'subject' as const, ...problem })),
    ...inBody.problems.map((problem) => ({ part: 'body' as const, ...problem })),
    ...misplaced('subject', inSubject.parts, [...NOT_IN_SUBJECT, ...withoutMeaning(kind)]),
    ...misplaced('body', inBody.parts, withoutMeaning(kind)),
    ...NEEDED[kind]
      .filter((name) => !usesField(inBody.parts, name))
      .map((name) => ({ part: 'body', kind: 'missingField', name }) as const),
  ];
}

/** The receipt only exists once the response has been completed. */
function withoutMeaning(kind: TemplateKind): MergeField[] {
  return kind === 'thanks' ? [] : ['kenmerk'];
}

function misplaced(
  part: 'subject' | 'body',
  parts: readonly TemplatePart[],
  names: readonly MergeField[],
): TemplateFault[] {
  return names.filter((name) => usesField(parts, name)).map((name) => ({ part, kind: 'misplacedField', name }));
}
