/** Kleine aantallen: what whoever is not in the study team does not get to see. */
export const nlSmallNumbers = {
  link: 'Kleine aantallen',
  title: 'Kleine aantallen',
  lead: 'Bij een kleine groep zegt een percentage weinig. En soms is te herkennen wie wat antwoordde. Hier bepaalt u vanaf welk aantal cijfers te zien zijn. Dit geldt voor alle metingen van dit onderzoek.',
  onlyResearchers: 'Alleen onderzoekers van dit onderzoek kunnen dit wijzigen.',
  percentagesFrom: 'Percentages vanaf dit aantal antwoorden',
  percentagesHelp: 'Bij minder antwoorden staan er alleen aantallen.',
  publishFrom: 'Cijfers buiten het onderzoeksteam vanaf dit aantal antwoorden',
  publishHelp:
    'Wie alleen mag lezen, ziet van een kleinere groep niets. Soms laten wij ook een grotere groep weg, zodat niemand de kleine kan uitrekenen.',
  wrong: 'Vul een heel getal in van 1 tot en met 1.000.',
  openTitle: 'Waarop mogen lezers filteren en uitsplitsen?',
  openHelp:
    'Kies er hoogstens drie. Hoe meer u er kiest, hoe kleiner de groepen worden en hoe meer cijfers wij weglaten. Het onderzoeksteam kan altijd op alles filteren.',
  tooMany: 'Kies er hoogstens drie.',
  none: 'Lezers zien dan alleen het geheel.',
  noChoices: 'Er is nog geen meting met antwoorden. Daarna kunt u hier kiezen.',
  saved: 'De instellingen zijn bewaard.',
};
