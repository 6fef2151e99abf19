import { texts } from '../texts';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

/** A name, and the part of an address that stands for it. */
export interface NameAndKey {
  readonly title: string;
  readonly key: string;
}

/** What was filled in for them in the fields `title` and `key`, and what is wrong with it in words; the first that is wrong gets the focus. */
export function nameAndKeyOf(form: HTMLFormElement): {
  values: NameAndKey;
  errors: Partial<NameAndKey>;
  wrong: boolean;
} {
  const given = new FormData(form);
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const values = { title: text('title'), key: text('key') };
  const words = texts.newWave;
  const errors: Partial<NameAndKey> = {
    ...(values.title === '' && { title: words.nameMissing }),
    ...(!KEY.test(values.key) && { key: words.keyWrong }),
  };
  const first = errors.title ? 'title' : errors.key ? 'key' : null;
  if (first) (form.elements.namedItem(first) as HTMLInputElement).focus();
  return { values, errors, wrong: first !== null };
}
