import {
  LONGEST_NAME,
  type AddressDoubt,
  type AddressRefusal,
  type ContactTextRefusal,
  type ParticipantRefusal,
} from '@ido/fieldwork';

/** Why an e-mail address is refused, as a form and the report of an import say it. */
export const ADDRESS_REFUSED: Readonly<Record<AddressRefusal, string>> = {
  empty: 'Vul een e-mailadres in.',
  tooLong: 'Dit e-mailadres is te lang: hoogstens 254 tekens, waarvan 64 voor de @.',
  controlCharacter: 'Dit e-mailadres bevat een regeleinde of een onzichtbaar teken.',
  notOneAddress: 'Vul één e-mailadres in, zonder naam, haakjes, aanhalingstekens of tweede adres.',
  localPart: 'Voor de @ staan tekens die niet elke mailserver aankan.',
  domain: 'Het deel achter de @ is geen geldig domein.',
  syntax: 'Dit is geen e-mailadres.',
};

/** Why a name, telephone number or note is refused. */
export const TEXT_REFUSED: Readonly<Record<ContactTextRefusal, string>> = {
  tooLong: `Deze tekst is te lang: hoogstens ${LONGEST_NAME} tekens.`,
  controlCharacter: 'Deze tekst bevat een regeleinde of een onzichtbaar teken.',
  brokenCharacter: 'Deze tekst bevat een teken dat niet goed is overgekomen. Sla het bestand op als UTF-8.',
};

/** What to look at again in an address. */
export function doubtSentence(doubt: AddressDoubt): string {
  return doubt.kind === 'typo'
    ? `Bedoelt u ${doubt.suggestion}?`
    : `Dit adres bevat letters uit een ander alfabet. Het leest als ${doubt.looksLike}, maar is een ander adres.`;
}

/** Why something cannot happen to a contact now. */
export const EVENT_REFUSED: Readonly<Record<ParticipantRefusal, string>> = {
  alreadyCompleted: 'De vragenlijst is al verzonden.',
  hasDeclined: 'Deze organisatie heeft laten weten niet mee te doen.',
  hasOptedOut: 'Deze contactpersoon wil geen berichten meer.',
  notCompleted: 'De vragenlijst is nog niet verzonden.',
  notDeclined: 'Deze organisatie heeft zich niet afgemeld voor de meting.',
};
