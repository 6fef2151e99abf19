import type { Answering } from '@ido/api';
import { earlierAnswerOf } from '@ido/fieldwork';
import type { CompiledVersion } from '../questionnaires/compiled-versions';
import type { OpenedResponse } from './answering.repository';
import { receiptOf, reopeningOf } from './stored-response';

/** Definitions as JSON text, written once per version. */
const definitionTexts = new WeakMap<CompiledVersion, string>();

/**
 * The body of GET /answering as JSON text. The definition and the answers are texts already: they are joined in as they are, so that
 * a questionnaire of tens of kilobytes is not read and written for every respondent.
 */
export function answeringBody(response: OpenedResponse, version: CompiledVersion): string {
  const { organisationCode: code, organisationName: name } = response;
  const parts: Record<keyof Answering, string> = {
    study: JSON.stringify({ key: response.studyKey, title: response.studyTitle }),
    wave: JSON.stringify({
      key: response.waveKey,
      title: response.waveTitle,
      closesAt: response.closesAt?.toISOString() ?? null,
      graceUntil: response.graceDays > 0 ? (response.graceUntil?.toISOString() ?? null) : null,
      syntheticNote: response.syntheticNote,
      openAccess: response.openAccess,
    } satisfies Answering['wave']),
    organisation: code === null || name === null ? 'null' : JSON.stringify({ code, name }),
    questionnaire: objectOf({
      key: JSON.stringify(version.questionnaire),
      version: String(version.number),
      contentHash: JSON.stringify(version.contentHash),
      definition: definitionText(version),
    } satisfies Record<keyof Answering['questionnaire'], string>),
    status: JSON.stringify(response.status),
    revision: String(response.revision),
    answers: response.answers,
    savedAt: JSON.stringify(response.savedAt),
    receipt: JSON.stringify(receiptOf(response)),
    previousAnswers: previousAnswers(response),
    link: JSON.stringify({
      kind: response.linkKind ?? 'personal',
      author: response.author,
    } satisfies Answering['link']),
    declinedAt: JSON.stringify(response.declinedAt),
    reopened: JSON.stringify(reopeningOf(response)),
    erasedAt: JSON.stringify(response.erasedAt),
  };
  return objectOf(parts);
}

function definitionText(version: CompiledVersion): string {
  const known = definitionTexts.get(version);
  if (known !== undefined) return known;
  const text = JSON.stringify(version.definition);
  definitionTexts.set(version, text);
  return text;
}

function previousAnswers({ organisationCode, previousKey, previousTitle, earlierAnswers }: OpenedResponse): string {
  const earlier = earlierAnswerOf(organisationCode ?? '', earlierAnswers ?? []);
  if (earlier === null) return 'null';
  return objectOf({
    wave: JSON.stringify({ key: previousKey, title: previousTitle }),
    answers: earlier.shown.answers,
    mergedFrom: JSON.stringify(earlier.mergedFrom),
  } satisfies Record<keyof NonNullable<Answering['previousAnswers']>, string>);
}

/** An object of members that are JSON text already. */
function objectOf(members: Readonly<Record<string, string>>): string {
  return `{${Object.entries(members)
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
    .join(',')}}`;
}
