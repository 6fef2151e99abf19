import { nlTogether } from './nl-together';

/** Dutch (B1, "u"). Functions take what stands in the sentence; dates and times arrive already written out. */
export const nl = {
  locale: 'nl',
  frame: {
    appName: 'IDO-monitor',
    skip: 'Naar de vragen',
    textSize: (percent: number) => `A+ grotere tekst (nu ${percent}%)`,
    textSizeSaid: (percent: number) => `De tekstgrootte is nu ${percent}%.`,
    demo: (note: string) => `Let op: dit is een voorbeeld. ${sentence(note)}`,
    loading: 'De vragenlijst wordt geladen…',
  },
  progress: {
    part: (part: number, parts: number) => `deel ${part} van ${parts}`,
    minutes: (minutes: number) =>
      minutes < 1 ? 'bijna klaar' : `nog ± ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}`,
    check: 'controleren en verzenden',
    label: 'Voortgang',
  },
  saving: {
    saved: (time: string) => `bewaard om ${time}`,
    savedOn: (date: string) => `bewaard op ${date}`,
    nothingYet: 'Uw antwoorden worden vanzelf bewaard.',
    pending: 'nog niet bewaard…',
    sending: 'wordt bewaard…',
    waiting: 'nog niet bewaard',
    offline: 'Geen verbinding. Uw antwoorden staan op dit apparaat en worden verstuurd zodra het kan.',
    serverTrouble:
      'De server is even niet bereikbaar. Uw antwoorden staan op dit apparaat en worden verstuurd zodra het kan.',
    notDurable:
      'Geen verbinding. Uw browser kan op dit apparaat niets bewaren. Laat deze pagina open tot uw antwoorden bewaard zijn.',
    backOnline: 'Er is weer verbinding. Uw antwoorden zijn bewaard.',
    updatedByTab: 'Uw antwoorden zijn bijgewerkt: u hebt ze in een ander tabblad veranderd.',
    understood: 'Sluiten',
  },
  turning: {
    back: 'Vorige',
    next: 'Volgende',
    check: 'Naar controleren',
    toCheck: 'Terug naar controleren',
    required: 'Vragen met een * moet u invullen.',
    stop: 'Stoppen kan altijd: uw antwoorden staan klaar onder dezelfde link.',
    resumed: 'U gaat verder waar u was gebleven.',
  },
  previous: {
    said: (wave: string, answer: string) => `Vorige meting (${wave}): ${answer}`,
    /** When the organisation that gave it has merged into this one. */
    from: (wave: string, former: string) => `Vorige meting (${wave}), van de voormalige ${former}: `,
    and: ' en ',
    municipality: (name: string) => (/^gemeente /i.test(name) ? `gemeente ${name.slice(9)}` : `gemeente ${name}`),
    take: 'Overnemen',
    takeFor: (question: string) => `Overnemen: ${question}`,
    taken: 'Het antwoord van de vorige meting is overgenomen.',
  },
  errors: {
    title: (count: number) =>
      count === 1 ? 'Er is nog iets niet goed ingevuld' : `Er zijn nog ${count} dingen niet goed ingevuld`,
    required: 'Vul deze vraag in.',
    general: 'De server nam uw antwoorden niet aan.',
  },
  check: {
    title: 'Controleer uw antwoorden',
    intro:
      'Klopt alles? Dan kunt u verzenden. Daarna kunt u uw antwoorden alleen nog veranderen als het onderzoeksbureau de vragenlijst heropent.',
    change: 'wijzig',
    changeOf: (question: string) => `wijzig: ${question}`,
    noAnswer: 'Geen antwoord',
    missing: (count: number) =>
      count === 1 ? 'Eén vraag moet u nog invullen of verbeteren' : `${count} vragen moet u nog invullen of verbeteren`,
    send: 'Verzenden',
    sending: 'Uw antwoorden worden verzonden…',
  },
  waiting: {
    title: 'Nog niet verzonden',
    offline:
      'Er is geen verbinding. Uw antwoorden staan op dit apparaat en de vragenlijst wordt verzonden zodra er verbinding is. Laat deze pagina open, of open later dezelfde link op dit apparaat.',
    server:
      'De server is even niet bereikbaar. De vragenlijst wordt verzonden zodra dat kan. Laat deze pagina open, of open later dezelfde link op dit apparaat.',
    change: 'Toch nog iets wijzigen',
  },
  conflict: {
    title: 'Er zijn nieuwere antwoorden',
    intro:
      'Iemand anders heeft tegelijk met u een antwoord op dezelfde vraag veranderd. Kies welk antwoord u wilt houden. Er gaat niets weg voordat u kiest.',
    differs: 'Deze antwoorden verschillen:',
    question: 'Vraag',
    mine: 'Uw antwoord',
    newest: 'Nieuwste antwoord',
    loadNewest: 'Nieuwste antwoorden laden',
    keepMine: 'Mijn antwoorden toch bewaren',
    rest: 'Andere antwoorden, van u en van de ander, blijven in beide gevallen staan.',
  },
  receipt: {
    title: 'Bedankt, uw antwoorden zijn verzonden',
    reference: 'Kenmerk',
    sentAt: 'Verzonden op',
    organisation: 'Organisatie',
    keep: 'Bewaar het kenmerk als bewijs. Met deze link kunt u deze pagina later weer openen.',
    keepOpenWave: 'Bewaar het kenmerk als bewijs.',
    print: 'Afdrukken',
    download: 'Kopie downloaden',
    copyTitle: 'Uw antwoorden',
    another: 'Nog een bezoeker registreren',
    lost: 'De vragenlijst was al verzonden, op een andere plek. Deze wijzigingen van u zijn daarom niet meegestuurd:',
    fileName: (reference: string) => `antwoorden-${reference}.html`,
  },
  start: {
    title: 'Vragenlijst invullen',
    intro: 'U hebt geen account nodig. Uw antwoorden worden tussendoor vanzelf bewaard.',
    begin: 'Beginnen',
    beginning: 'De vragenlijst wordt klaargezet…',
    failed: 'Beginnen lukt nu niet: er is geen verbinding met de server. Probeer het zo opnieuw.',
  },
  together: nlTogether,
  gates: {
    grace: (closed: string, until: string) =>
      `Deze vragenlijst is gesloten sinds ${closed}. U was op tijd begonnen. Daarom kunt u uw antwoorden nog aanvullen en verzenden tot ${until}.`,
    closed: {
      title: 'Deze vragenlijst is gesloten',
      text: (date: string | null) =>
        `${date ? `De vragenlijst is gesloten op ${date}.` : 'De vragenlijst is gesloten.'} Invullen kan niet meer. Hebt u nog een vraag? Neem contact op met het onderzoeksbureau dat u de link stuurde.`,
    },
    notYetOpen: {
      title: 'Deze vragenlijst is nog niet open',
      text: (date: string | null) =>
        date
          ? `U kunt de vragenlijst invullen vanaf ${date}. Open dan dezelfde link.`
          : 'De datum waarop u kunt beginnen, is nog niet bekend. Open later dezelfde link.',
    },
    withdrawn: {
      title: 'Deze link is ingetrokken',
      text: 'Met deze link kunt u de vragenlijst niet meer invullen. Misschien hebt u een nieuwe link gekregen. Kijk in uw laatste e-mail over dit onderzoek, of vraag het onderzoeksbureau om een nieuwe link.',
    },
    unknown: {
      title: 'Deze link klopt niet',
      text: 'Wij kennen deze link niet. Misschien is hij niet helemaal gekopieerd. Open de link uit uw e-mail opnieuw, of vraag het onderzoeksbureau om hulp.',
    },
    unreachable: {
      title: 'Geen verbinding met de vragenlijst',
      text: 'De vragenlijst kan nu niet worden geladen. Controleer uw internetverbinding en probeer het opnieuw. Antwoorden die u eerder op dit apparaat invulde, blijven bewaard.',
      retry: 'Opnieuw proberen',
    },
    broken: {
      title: 'De vragenlijst kan niet worden getoond',
      text: 'Er ging iets mis op deze pagina. Uw antwoorden blijven bewaard. Laad de pagina opnieuw. Gaat het dan weer mis? Neem contact op met het onderzoeksbureau.',
      retry: 'Pagina opnieuw laden',
    },
    unsent: 'Uw laatste antwoorden konden niet meer worden verstuurd. U kunt ze hier nog lezen en afdrukken.',
  },
} as const;

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
