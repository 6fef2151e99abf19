/**
 * The question that a JSON pointer (RFC 6901) of a field error is about: `/samenwerking/2`, or `/answers/samenwerking/2` when it
 * points into the request as a whole. Undefined when the first parts name no question.
 */
export function questionOf<T>(pointer: string, find: (name: string) => T | null | undefined): T | undefined {
  const [first, second] = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const question = first === undefined ? undefined : find(first);
  if (question) return question;
  return (first === 'answers' && second !== undefined && find(second)) || undefined;
}
