import type { MergeField, TemplateKind } from '@ido/fieldwork';

/** A subject and a body with merge fields. */
export interface MessageText {
  readonly subject: string;
  readonly body: string;
}

const LEAVING = 'Wilt u geen berichten meer over dit onderzoek? Meld u dan af:\n{{afmelden}}';
const GREETING = 'Beste {{naam|heer of mevrouw}},';

/** Texts that a study has as long as it has none of its own. Language level B1, with "u". */
export const STANDARD_TEXTS: Readonly<Record<TemplateKind, MessageText>> = {
  invitation: {
    subject: 'Uitnodiging: {{onderzoek}}',
    body: `${GREETING}

Wij vragen {{organisatie}} om mee te doen aan het onderzoek {{onderzoek}}, {{meting}}.

Met deze persoonlijke link opent u de vragenlijst:
{{link}}

U hoeft niet alles in één keer in te vullen. Uw antwoorden worden bewaard en staan klaar onder dezelfde link. Een collega kan ook een deel invullen.

Invullen kan tot en met {{sluitingsdatum|de sluiting van het onderzoek}}.

Alvast hartelijk dank voor uw hulp.

${LEAVING}`,
  },
  reminder: {
    subject: 'Herinnering: {{onderzoek}}',
    body: `${GREETING}

Onlangs vroegen wij {{organisatie}} om mee te doen aan het onderzoek {{onderzoek}}, {{meting}}. Wij hebben nog geen ingevulde vragenlijst van u.

Met deze link gaat u verder waar u was:
{{link}}

Invullen kan tot en met {{sluitingsdatum|de sluiting van het onderzoek}}. Heeft een collega de vragenlijst al ingevuld, dan hoeft u niets te doen.

${LEAVING}`,
  },
  'last-call': {
    subject: 'Laatste kans om mee te doen: {{onderzoek}}',
    body: `${GREETING}

De vragenlijst van {{onderzoek}}, {{meting}}, sluit binnenkort. Wij hebben nog geen ingevulde vragenlijst van {{organisatie}}.

Met deze link kunt u nog meedoen:
{{link}}

Invullen kan tot en met {{sluitingsdatum|de sluiting van het onderzoek}}. Daarna kunnen wij uw antwoorden niet meer meenemen.

${LEAVING}`,
  },
  extension: {
    subject: 'Meer tijd om mee te doen: {{onderzoek}}',
    body: `${GREETING}

U heeft meer tijd om de vragenlijst van {{onderzoek}}, {{meting}}, in te vullen. Invullen kan nu tot en met {{sluitingsdatum|de sluiting van het onderzoek}}.

Met deze link gaat u verder:
{{link}}

Wat u al heeft ingevuld, is bewaard.

${LEAVING}`,
  },
  thanks: {
    subject: 'Bedankt voor uw antwoorden: {{onderzoek}}',
    body: `${GREETING}

Wij hebben de vragenlijst van {{organisatie}} ontvangen. Hartelijk dank voor het meedoen aan {{onderzoek}}, {{meting}}.

Uw kenmerk is {{kenmerk}}. Bewaar dit bericht: met dit kenmerk kunt u vragen stellen over uw antwoorden.

Met deze link leest u terug wat u heeft ingevuld:
{{link}}`,
  },
};

/** What each merge field stands for, as the page says it. */
export const FIELD_MEANINGS: Readonly<Record<MergeField, string>> = {
  organisatie: 'Naam van de organisatie',
  naam: 'Naam van de contactpersoon',
  link: 'Persoonlijke link naar de vragenlijst',
  sluitingsdatum: 'Laatste dag om in te vullen',
  kenmerk: 'Kenmerk van de verzonden vragenlijst',
  onderzoek: 'Naam van het onderzoek',
  meting: 'Naam van de meting',
  afmelden: 'Link om geen berichten meer te krijgen',
};

/** What happened, for the history of a contact. */
export const SENT_CAUSES: Readonly<Record<TemplateKind | 'test', string>> = {
  invitation: 'Uitnodiging verstuurd',
  reminder: 'Herinnering verstuurd',
  'last-call': 'Laatste oproep verstuurd',
  extension: 'Bericht over verlenging verstuurd',
  thanks: 'Bedankbericht verstuurd',
  test: 'Proefbericht verstuurd',
};

/** Why somebody got no message, as the page says it. */
export const SKIP_TEXTS: Readonly<Record<string, string>> = {
  'no-address': 'Geen e-mailadres',
  'hard-bounce': 'E-mailadres bestaat niet',
  bounced: 'Vorig bericht kwam niet aan: nodig opnieuw uit',
  'opted-out': 'Heeft zich afgemeld',
  declined: 'Doet niet mee',
  completed: 'Heeft de vragenlijst al verzonden',
  'already-invited': 'Is al uitgenodigd',
  'not-invited': 'Is nog niet uitgenodigd',
  'not-completed': 'Heeft de vragenlijst nog niet verzonden',
  cancelled: 'Verzending geannuleerd',
};
