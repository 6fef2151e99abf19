import type { ChangeOrganisation, OrganisationDetail } from '@ido/api';
import { texts } from '../texts';

/** What stands in the fields of the form, trimmed. */
export interface OrganisationFields {
  readonly name: string;
  readonly province: string;
  readonly validTo: string;
  readonly successor: string;
  readonly counted: string;
  readonly countedOn: string;
  readonly serves: string;
  readonly servesFrom: string;
  readonly note: string;
}

/** A sentence for each field that is wrong. */
export type WrongFields = Partial<Record<keyof OrganisationFields, string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** What the fields change of an organisation; no change but what is wrong when they cannot be read. */
export function changeOf(
  organisation: OrganisationDetail,
  fields: OrganisationFields,
): { readonly change: ChangeOrganisation | null; readonly wrong: WrongFields } {
  const said = texts.register.form;
  const wrong: WrongFields = {};
  const inhabitants = Number(fields.counted.replace(/[.\s]/gu, ''));
  if (fields.name === '') wrong.name = said.nameMissing;
  if (fields.validTo !== '' && !DAY.test(fields.validTo)) wrong.validTo = said.dayWrong;
  if (fields.counted !== '') {
    if (!Number.isInteger(inhabitants) || inhabitants < 0) wrong.counted = said.countWrong;
    if (fields.countedOn === '') wrong.countedOn = said.countedOnMissing;
  }
  if (fields.countedOn !== '' && !DAY.test(fields.countedOn)) wrong.countedOn = said.dayWrong;
  if (fields.servesFrom !== '' && !DAY.test(fields.servesFrom)) wrong.servesFrom = said.dayWrong;
  if (Object.keys(wrong).length > 0) return { change: null, wrong };
  const change: ChangeOrganisation = {
    name: fields.name,
    province: fields.province === '' ? null : fields.province,
    validTo: fields.validTo === '' ? null : fields.validTo,
    successorCode: fields.successor === '' ? null : fields.successor.toUpperCase(),
    note: fields.note,
  };
  if (fields.counted !== '') change.inhabitants = [{ referenceDate: fields.countedOn, inhabitants }];
  const serves = fields.serves
    .toUpperCase()
    .split(/[\s,;]+/u)
    .filter((code) => code !== '');
  const before = organisation.municipalities.filter(({ validTo }) => validTo === null).map(({ code }) => code);
  if (serves.toSorted().join() !== before.toSorted().join()) {
    change.serves = serves;
    if (fields.servesFrom !== '') change.servesFrom = fields.servesFrom;
  }
  return { change, wrong };
}
