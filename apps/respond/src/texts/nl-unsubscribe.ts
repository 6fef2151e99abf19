/** Texts of the page on which somebody asks for no more messages. */
export const nlUnsubscribe = {
  title: 'Geen berichten meer krijgen',
  explain:
    'Wilt u geen uitnodigingen en herinneringen meer voor dit onderzoek? Meld u dan af. Een vragenlijst die u heeft verzonden, blijft meetellen. Met uw persoonlijke link kunt u nog steeds meedoen.',
  leave: 'Afmelden',
  leaving: 'Bezig met afmelden',
  left: 'U bent afgemeld',
  leftText: (study: string, wave: string) => `U krijgt geen berichten meer over ${study}, ${wave}.`,
  leftBack:
    'Heeft u zich per ongeluk afgemeld? Neem dan contact op met het onderzoeksbureau, of open de vragenlijst met uw persoonlijke link.',
  unknown: 'Link niet bekend',
  unknownText: 'Deze link om af te melden kennen wij niet. Controleer of u de hele link heeft overgenomen.',
  trouble: 'Het afmelden is niet gelukt. Controleer uw internetverbinding en probeer het opnieuw.',
} as const;
