/** Why the state of a contact changed, as its history shows it. */
export const TOGETHER_CAUSE = {
  declined: 'Heeft afgezien van deelname',
  reconsidered: 'Doet toch mee',
  reopened: 'Vragenlijst heropend',
  erased: 'Antwoorden verwijderd op eigen verzoek',
  forgotten: 'Contactgegevens verwijderd op eigen verzoek',
} as const;

/** Author of the revision that a reopening makes: respondents see it, so it names no person. */
export const RESEARCHERS = 'Onderzoeksbureau';
/** In the place of a name that had to go. */
export const REMOVED_AUTHOR = 'verwijderd';
/** In the place of why a researcher corrected or excluded what has been removed since. */
export const ERASED_REASON = 'Verwijderd op verzoek van de deelnemer';
