import type { ChangedCell } from '@ido/api';

const times = (count: number, one: string, more: string) =>
  `${count.toLocaleString('nl-NL')} ${count === 1 ? one : more}`;

/** Vrijgeven van cijfers, verwijzingen naar cijfers, en wat iedereen mag zien. */
export const nlReleases = {
  room: 'Publiceren',
  title: 'Publiceren',
  tab: (wave: string) => `Publiceren: ${wave}`,
  lead: 'Met een vrijgave legt u de cijfers van deze meting vast. Iedereen kan ze dan zien, zonder in te loggen. Kleine aantallen laten wij weg. Wat u vrijgeeft, verandert niet meer. Komt er later een correctie, dan geeft u opnieuw vrij en staat erbij wat er is veranderd.',
  onlyResearchers: 'Alleen onderzoekers van dit onderzoek kunnen cijfers vrijgeven.',
  withoutMicrodata: 'De cijfers van deze meting komen uit een rapport en zijn al openbaar.',
  stillOpen: 'Deze meting is nog niet gesloten. Sluit haar eerst bij Veldwerk. Daarna kunt u de cijfers vrijgeven.',
  note: 'Toelichting bij deze vrijgave',
  noteHelp: 'Bijvoorbeeld wat u hebt gecorrigeerd. Iedereen kan dit lezen. Noem geen personen.',
  release: 'Cijfers vrijgeven',
  confirm: 'Na vrijgave kan iedereen deze cijfers zien. U kunt een vrijgave niet meer intrekken.',
  released: (number: number) => `Vrijgave ${number} is gemaakt.`,
  listTitle: 'Vrijgaven',
  none: 'Er is nog niets vrijgegeven.',
  numberOf: (number: number) => `Vrijgave ${number}`,
  by: (author: string) => `door ${author}`,
  responses: (count: number) => times(count, 'respons', 'responsen'),
  changed: (count: number) =>
    count === 0
      ? 'geen aantallen veranderd'
      : `${times(count, 'aantal', 'aantallen')} veranderd sinds de vorige vrijgave`,
  hash: 'Controlegetal van de inhoud (SHA-256)',
  software: 'Versie van IDO-monitor',
  showChanges: 'Veranderingen tonen',
  changesCaption: (number: number) => `Aantallen die in vrijgave ${number} anders zijn dan daarvoor`,
  columns: { question: 'Vraag en antwoord', before: 'Eerst', after: 'Nu' },
  changedWhat: ({ category, group }: Pick<ChangedCell, 'category' | 'group'>) =>
    [category ?? 'aantal antwoorden (n)', ...(group === null ? [] : [group])].join(' – '),
  withheld: 'niet getoond',
  check: 'Opnieuw berekenen',
  same: 'De cijfers zijn opnieuw berekend en zijn precies gelijk.',
  different: 'Opnieuw berekend geven de cijfers iets anders. Neem contact op met de beheerder.',
  publicLink: 'Openbare pagina bekijken',
  reference: 'Verwijzing',
  copy: 'Verwijzing kopiëren',
  copied: 'De verwijzing is gekopieerd.',
  pasteTitle: 'Verwijzing openen',
  pasteLead:
    'Plak hier een verwijzing naar een cijfer. U krijgt dan precies het cijfer waar zij over gaat, ook als er daarna antwoorden zijn bijgekomen.',
  pasteWrong: 'Dit is geen verwijzing naar een cijfer. Kopieer haar opnieuw, in haar geheel.',
  open: 'Openen',
  earlier: 'U ziet de cijfers van een eerdere stand, zoals een verwijzing of vrijgave ze heeft vastgelegd.',
  toNow: 'Naar de cijfers van nu',
};

/** Wat iedereen mag zien. */
export const nlPublic = {
  studyLead: 'Deze cijfers zijn vrijgegeven door de onderzoekers. U hoeft niet in te loggen.',
  waves: 'Metingen',
  figures: 'Cijfers',
  released: (date: string, number: number) => `Vrijgegeven op ${date} (vrijgave ${number})`,
  note: (note: string) => `Toelichting: ${note}`,
  crossBy: 'Uitsplitsen naar',
  crossedBy: (title: string) => `Uitgesplitst naar: ${title}.`,
  noCrossing: 'Niet uitsplitsen',
  notThere: 'Van dit onderzoek zijn geen cijfers vrijgegeven.',
};
