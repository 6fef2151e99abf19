import { nl } from './nl';

/** All texts of the page in one language. Another language is another object of this type. */
export type Texts = typeof nl;

/** The texts in use. */
export const texts: Texts = nl;
