/** Why the state of a contact changed, as its history shows it. Without quotes: they stand in statements. */
export const CAUSE = {
  opened: 'Link geopend',
  started: 'Antwoorden bewaard',
  completed: 'Vragenlijst verzonden',
  completedByOther: 'Vragenlijst verzonden door een ander van de organisatie',
  added: 'Toegevoegd',
  imported: 'Toegevoegd uit een bestand',
  alreadyCompleted: 'Toegevoegd, de vragenlijst was al verzonden',
  readdressed: 'E-mailadres gewijzigd',
} as const;
