/** Dutch of the questionnaire as it is asked. */
export const nlAsked = {
  title: 'Vragenlijst',
  titleOf: (wave: string) => `Vragenlijst van ${wave}`,
  lead: (title: string, version: number) =>
    `${title}, versie ${version}: alle vragen in de volgorde waarin ze worden gesteld.`,
  follow: 'Vervolgvraag',
  question: (number: number) => `Vraag ${number}`,
  named: (title: string) => `“${title}”`,
  page: (number: number) => `Deel ${number}`,
  required: 'verplicht',
  onlyIf: (words: string) => `Wordt alleen gesteld als ${words}.`,
  onlyIfExpression: 'Wordt alleen gesteld als:',
  exclusive: 'sluit de andere uit',
  kinds: {
    radiogroup: 'één antwoord',
    dropdown: 'één antwoord',
    checkbox: 'meer antwoorden mogelijk',
    boolean: 'ja of nee',
    rating: 'cijfer',
    ranking: 'volgorde',
    matrix: 'één antwoord per regel',
    text: 'open antwoord',
    comment: 'open antwoord',
  },
  rows: 'Regels',
  routing: {
    is: (question: string, answer: string) => `bij ${question} “${answer}” is gekozen`,
    isNot: (question: string, answer: string) => `bij ${question} iets anders dan “${answer}” is gekozen`,
    contains: (question: string, answer: string) => `bij ${question} onder meer “${answer}” is gekozen`,
    answered: (question: string) => `${question} is beantwoord`,
    notAnswered: (question: string) => `${question} niet is beantwoord`,
    compare: (question: string, operator: string, value: string) =>
      `het antwoord op ${question} ${operator} ${value} is`,
    and: ' en ',
    or: ' of ',
  },
} as const;
