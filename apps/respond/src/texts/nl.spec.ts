import { nl } from './nl';

/** All texts in an object, with a number or a word where one has to be filled in. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return [1, 2].map((count) => String((value as (...given: unknown[]) => unknown)(String(count), '8')));
  return Object.values(value as object).flatMap(sentences);
}

it('has a text everywhere, without gaps, left-over code or the informal "je"', () => {
  const { locale: _, ...rest } = nl;
  for (const text of sentences(rest)) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
    expect(text).not.toMatch(/\b(je|jij|jouw|jullie)\b/i);
  }
});

it('counts in Dutch', () => {
  expect(nl.progress.minutes(0)).toBe('bijna klaar');
  expect(nl.progress.minutes(1)).toBe('nog ± 1 minuut');
  expect(nl.progress.minutes(6)).toBe('nog ± 6 minuten');
  expect(nl.check.missing(1)).toBe('Eén vraag moet u nog invullen of verbeteren');
  expect(nl.frame.demo('reconstructie, geen echte antwoorden')).toBe(
    'Let op: dit is een voorbeeld. Reconstructie, geen echte antwoorden.',
  );
});
