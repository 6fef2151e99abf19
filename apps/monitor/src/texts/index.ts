import { nl } from './nl';

/** What a language has to provide: the same keys as the Dutch, with functions where a number or a name is filled in. */
export type Texts = Translated<typeof nl>;
type Translated<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string
    ? (...values: V) => string
    : T[K] extends string
      ? string
      : Translated<T[K]>;
};

/** The texts on the screen. A second language is another object of type {@link Texts}, chosen here. */
export const texts: Texts = nl;
