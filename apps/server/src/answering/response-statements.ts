import { CAUSE } from '../participants/causes';
import { movingParticipants } from '../participants/moving-participants';
import { GRACE_UNTIL } from '../studies/wave-row';
import type { Statement } from './statements';

/** What whoever uses `answer_link link` is called in the history: a label or the contact's name, never an e-mail address. */
const AUTHOR = `CASE link.kind
    WHEN 'open' THEN 'respondent'
    WHEN 'colleague' THEN coalesce(link.label, 'Collega')
    ELSE coalesce(nullif(person.name, ''), 'Eigenaar') END`;

/** Columns of `StoredResponse`, of `response r`, its `wave w` and its links. */
export const STORED = `
  r.id AS "responseId", coalesce(links.hashes, '{}') AS "secretHashes", link.id AS "linkId", link.participant_id AS "participantId",
  link.kind AS "linkKind", ${AUTHOR} AS author,
  coalesce(r.withdrawn_at, link.withdrawn_at) AS "withdrawnAt", r.status, r.revision,
  r.answers::text AS answers, r.saved_at AS "savedAt", r.completed_at AS "completedAt", r.reference,
  r.completion_key AS "completionKey", r.declined_at AS "declinedAt",
  r.reopened_at AS "reopenedAt", r.reopen_reason AS "reopenReason", r.erased_at AS "erasedAt", w.key AS "waveKey", w.title AS "waveTitle", w.status AS "waveStatus",
  w.opens_at AS "opensAt", w.closes_at AS "closesAt",
  w.cleaned, w.grace_days AS "graceDays", ${GRACE_UNTIL} AS "graceUntil", w.questionnaire_version_id AS "versionId"`;

/** $1 wave, $2 response, $3 secret hash: all links of the response, and the one that was used. */
export const LINKS = `
  LEFT JOIN answer_link link ON link.wave_id = r.wave_id AND link.response_id = r.id AND link.secret_hash = $3
  LEFT JOIN participant person ON person.wave_id = link.wave_id AND person.id = link.participant_id
  LEFT JOIN LATERAL (
    SELECT array_agg(secret_hash) AS hashes FROM answer_link WHERE wave_id = r.wave_id AND response_id = r.id
  ) links ON true`;

const IS_OPEN = `w.status = 'open' AND (w.opens_at IS NULL OR w.opens_at <= $4) AND (w.closes_at IS NULL OR w.closes_at > $4)`;

/** $4 now. The first time that a link opens its response, its contact is said to have opened it. */
const REMEMBER_OPENING = `
  first_opened AS (
    UPDATE answer_link l SET opened_at = $4 FROM response r, wave w
    WHERE l.wave_id = $1 AND l.response_id = $2 AND l.secret_hash = $3 AND l.opened_at IS NULL AND l.withdrawn_at IS NULL
      AND r.wave_id = $1 AND r.id = $2 AND r.withdrawn_at IS NULL AND w.id = $1 AND ${IS_OPEN}
    RETURNING l.wave_id, l.participant_id
  ), ${movingParticipants({
    event: 'opened',
    of: 'first_opened f ON p.wave_id = f.wave_id AND p.id = f.participant_id',
    at: '$4::timestamptz',
    cause: `'${CAUSE.opened}'`,
  })}`;

/** $1 wave, $2 response, $3 secret hash, $4 now: everything the respondent's page needs but the questionnaire, in one look-up. */
export const OPEN: Statement = {
  name: 'answering-open',
  text: `
    WITH ${REMEMBER_OPENING}
    SELECT ${STORED}, s.key AS "studyKey", s.title AS "studyTitle", w.synthetic_note AS "syntheticNote",
      w.open_access AS "openAccess", o.code AS "organisationCode", o.name AS "organisationName",
      previous.key AS "previousKey", previous.title AS "previousTitle", previous.earlier AS "earlierAnswers"
    FROM response r
    JOIN wave w ON w.id = r.wave_id
    JOIN study s ON s.id = w.study_id
    ${LINKS}
    LEFT JOIN organisation o ON o.code = r.organisation_code
    LEFT JOIN LATERAL (
      -- The newest earlier wave of the study with the same questionnaire (whatever version) in which this organisation answered, or one
      -- that was merged into it by the time that this wave opens. Whose answers are shown, earlierAnswerOf of fieldwork decides.
      WITH RECURSIVE lineage (code, name) AS (
        SELECT o.code, o.name
        UNION SELECT merged.code, merged.name FROM organisation merged JOIN lineage l ON merged.successor_code = l.code
         WHERE merged.valid_to <= coalesce(w.opens_at, now())::date
      )
      SELECT pw.key, pw.title, json_agg(json_build_object(
        'code', l.code, 'name', l.name, 'completedAt', pr.completed_at, 'answers', pr.answers::text)) AS earlier
      FROM wave pw
      JOIN questionnaire_version pv ON pv.id = pw.questionnaire_version_id
      JOIN questionnaire_version v ON v.id = w.questionnaire_version_id AND v.questionnaire_id = pv.questionnaire_id
      CROSS JOIN lineage l
      JOIN response pr ON pr.wave_id = pw.id AND pr.organisation_code = l.code AND pr.status = 'complete'
      WHERE pw.study_id = w.study_id AND pw.id <> w.id
        AND (coalesce(pw.opens_at, pw.created_at), pw.id) < (coalesce(w.opens_at, w.created_at), w.id)
      GROUP BY pw.id
      ORDER BY coalesce(pw.opens_at, pw.created_at) DESC, pw.id DESC
      LIMIT 1
    ) previous ON NOT w.open_access AND s.show_previous_answers
    WHERE r.wave_id = $1 AND r.id = $2`,
};

/**
 * Locks the response and looks at it as it is now, also after waiting for another change: what follows decides on that, not on
 * what the statement saw when it began.
 */
const FOUND = `
  found AS MATERIALIZED (
    SELECT r.wave_id, r.id, w.open_access, ${STORED}
    FROM response r JOIN wave w ON w.id = r.wave_id
    ${LINKS}
    WHERE r.wave_id = $1 AND r.id = $2
    FOR NO KEY UPDATE OF r
  )`;

/**
 * $3 secret hash, $4 revision it started from, $6 now, $7 version the answers were checked against. The same rules as
 * `availabilityOf`, `save` and `complete` of fieldwork, which say afterwards why nothing was stored.
 */
const MAY_CHANGE = `
  r.wave_id = f.wave_id AND r.id = f.id AND f."linkId" IS NOT NULL AND f."withdrawnAt" IS NULL AND f.status <> 'complete'
  AND f.revision = $4 AND f."versionId" = $7 AND f."waveStatus" = 'open'
  AND (f."opensAt" IS NULL OR f."opensAt" <= $6) AND (f."closesAt" IS NULL OR f."closesAt" > $6 OR (f.status = 'draft' AND f."graceUntil" > $6))`;

/** The stored response before the change, and the revision that was stored; null when nothing was. */
const OUTCOME = `SELECT f.*, c.revision AS "newRevision" FROM found f LEFT JOIN changed c ON true`;

const KEEP_REVISION = `
  kept AS (
    INSERT INTO response_revision (wave_id, response_id, revision, status, answers, author, saved_at)
    SELECT wave_id, id, revision, status, answers, author, saved_at FROM changed
  )`;

/**
 * What stays known as taken over: what was and whose answer does not change, and what now is. $5 answers, `parameter` what is taken over
 * now. Whoever goes on answering takes part: a decline is over.
 */
const takenOver = (parameter: string) => `
        taken_over = CASE WHEN r.taken_over = '{}' AND ${parameter}::jsonb = '{}' THEN '{}' ELSE coalesce((
          SELECT jsonb_object_agg(t.key, t.value) FROM jsonb_each(coalesce((
            SELECT jsonb_object_agg(k.key, k.value) FROM jsonb_each(r.taken_over) k WHERE r.answers -> k.key = $5::jsonb -> k.key
          ), '{}') || ${parameter}::jsonb) t WHERE $5::jsonb ? t.key
        ), '{}') END, declined_at = NULL, decline_reason = NULL`;

/** $5 answers as JSON text, $8 what was taken over: saves a draft and its revision. */
export const SAVE: Statement = {
  name: 'answering-save',
  text: `
    WITH ${FOUND}, changed AS (
      UPDATE response r SET status = 'draft', revision = r.revision + 1, answers = $5::jsonb, saved_at = $6,
        started_at = coalesce(r.started_at, $6),${takenOver('$8')}
      FROM found f WHERE ${MAY_CHANGE}
      RETURNING r.wave_id, r.id, r.revision, r.status, r.answers, r.saved_at, f.author, f."participantId" AS participant_id
    ), ${KEEP_REVISION}, ${movingParticipants({
      event: 'started',
      of: 'changed c ON p.wave_id = c.wave_id AND p.id = c.participant_id',
      at: '$6::timestamptz',
      cause: `'${CAUSE.started}'`,
    })}
    ${OUTCOME}`,
};

/** As SAVE, and $9 coded row, $10 reference, $11 idempotency key: response, revision, coded row and audit line at once. */
export const COMPLETE: Statement = {
  name: 'answering-complete',
  text: `
    WITH ${FOUND}, changed AS (
      UPDATE response r SET status = 'complete', revision = r.revision + 1, answers = $5::jsonb, saved_at = $6,
        started_at = coalesce(r.started_at, $6), completed_at = $6, coded = $9, completion_key = $11,
        -- Completed again after it was reopened: the same reference, so that the one on paper stays right.
        reference = coalesce(r.reference, $10),${takenOver('$8')},
        changed_seq = (pg_current_xact_id()::text)::bigint
      FROM found f WHERE ${MAY_CHANGE}
      RETURNING r.wave_id, r.id, r.revision, r.status, r.answers, r.saved_at, f.author, f."participantId" AS participant_id
    ), ${KEEP_REVISION}, ${movingParticipants({
      event: 'completed',
      of: 'changed c ON p.wave_id = c.wave_id AND p.response_id = c.id',
      at: '$6::timestamptz',
      // Sent in once, by one of the organisation: none of its contacts has to be asked again.
      cause: `CASE WHEN p.id = c.participant_id THEN '${CAUSE.completed}' ELSE '${CAUSE.completedByOther}' END`,
    })}, audited AS (
      INSERT INTO audit (at, actor, action, subject)
      SELECT saved_at, 'respondent', 'response.complete', wave_id || '/' || id FROM changed
    )
    ${OUTCOME}`,
};
