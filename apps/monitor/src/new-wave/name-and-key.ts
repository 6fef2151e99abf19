import { texts } from '../texts';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/u;

/** A name, and the part of an address that stands for it. */
export interface NameAndKey {
  readonly title: string;
  readonly key: string;
}

/** What was filled in for them, and what is wrong with it in words. */
export function nameAndKeyOf(form: FormData): { values: NameAndKey; errors: Partial<NameAndKey> } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const values = { title: text('title'), key: text('key') };
  const words = texts.newWave;
  return {
    values,
    errors: {
      ...(values.title === '' && { title: words.nameMissing }),
      ...(!KEY.test(values.key) && { key: words.keyWrong }),
    },
  };
}
