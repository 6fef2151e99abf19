/** Texts about a new study and a wave that does not follow on another. */
export const nlNewWave = {
  link: 'Nieuwe meting',
  title: 'Nieuwe meting',
  lead: 'Begin een meting met een vragenlijst. De meting is eerst een concept: er wordt nog niets verstuurd.',
  follows:
    'Is er al een meting met deze vragen? Kies dan daar Volgende meting: de populatie, de contactpersonen en de planning gaan mee.',
  name: 'Naam',
  nameHelp: 'Bijvoorbeeld Nulmeting regierol 2026.',
  nameMissing: 'Vul een naam in.',
  key: 'Kenmerk in het adres',
  keyHelp: 'Kleine letters, cijfers en streepjes, bijvoorbeeld regierol-2026.',
  keyWrong: 'Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld regierol-2026.',
  questionnaire: 'Vragenlijst',
  noQuestionnaires: 'Er is nog geen vragenlijst gepubliceerd. Publiceer er eerst een.',
  population: 'Wie doen er mee?',
  populations: {
    municipality: 'Alle gemeenten van nu',
    library: 'Alle bibliotheken van nu',
    'ido-location': 'Alle IDO-locaties van nu',
    open: 'Iedereen met de link, zonder uitnodiging',
  },
  populationHelp: 'Bij Populatie kunt u de lijst daarna nog kleiner maken.',
  make: 'Concept maken',
  making: 'Bezig met maken',
  study: {
    link: 'Nieuw onderzoek',
    title: 'Nieuw onderzoek',
    nameHelp: 'Bijvoorbeeld Monitor IDO.',
    description: 'Omschrijving',
    descriptionHelp: 'Een of twee zinnen over het onderwerp. Mag leeg blijven.',
    make: 'Onderzoek maken',
  },
} as const;
