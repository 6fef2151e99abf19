import type { ConcordanceItem, ConcordanceSide } from '@ido/api';
import { dutchDate, dutchList, shareAsPercentage } from '@ido/report';
import { Button, FormField, FormFieldDescription, FormLabel, Textarea } from '@utrecht/component-library-react';
import { useId, useState, type FormEvent, type RefObject } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { texts } from '../texts';
import { CategoryMapping } from './category-mapping';
import { decisionsOf, draftOf, verdictsOf, withCategory, withPartner, type Draft } from './draft';
import type { Decision } from './queries';
import { VerdictChoice } from './verdict-choice';

interface ComparedQuestionProps {
  readonly item: ConcordanceItem;
  readonly items: readonly ConcordanceItem[];
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly editable: boolean;
  readonly busy: boolean;
  readonly onDecide: (decisions: readonly Decision[], said: string, goOn: boolean) => void;
}

/** The old question beside the new one, with the verdict to confirm or change. */
export function ComparedQuestion({ item, items, heading, editable, busy, onDecide }: ComparedQuestionProps) {
  const { concordance } = texts.series;
  const [draft, setDraft] = useState<Draft>(() => draftOf(item));
  const title = (item.to ?? item.from)?.title ?? '';
  const samePair = item.from !== null && draft.partner === item.to?.name && item.to !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDecide(decisionsOf(item, draft), concordance.saved(title), true);
  };
  const takeBack = () => {
    const { from, to, verdict } = item;
    const decision = { from: from?.name ?? null, to: to?.name ?? null, verdict, confirmed: false };
    onDecide([decision], concordance.saved(title), false);
  };
  return (
    <form onSubmit={submit} className="ido-form">
      <h2 ref={heading} tabIndex={-1} className="utrecht-heading-3">
        {title}
      </h2>
      {item.confirmedBy !== null && item.confirmedAt !== null && (
        <p>{concordance.confirmedBy(item.confirmedBy, dutchDate(item.confirmedAt))}</p>
      )}
      {item.candidates.length > 0 && item.confirmedAt === null && <p>{concordance.ambiguous}</p>}
      <div className="ido-concordance__sides">
        <Side label={concordance.older} side={item.from} />
        <Side label={concordance.newer} side={item.to} />
      </div>
      <Evidence item={item} />
      <fieldset className="ido-concordance__fields" disabled={!editable || busy}>
        <legend className="ido-hidden">{concordance.verdict}</legend>
        <PartnerChoice {...{ item, items, draft }} onChange={setDraft} />
        <VerdictChoice
          verdicts={verdictsOf(item, draft)}
          chosen={draft.verdict}
          onChoose={(verdict) => setDraft({ ...draft, verdict })}
        />
        {samePair && item.from && item.to && item.from.categories.length > 0 && (
          <CategoryMapping
            older={item.from}
            newer={item.to}
            pairs={draft.categories}
            onChange={(from, to) => setDraft(withCategory(item, draft, from, to))}
          />
        )}
        <NoteField value={draft.note} onChange={(note) => setDraft({ ...draft, note })} />
        {editable && (
          <div className="ido-actions">
            <Button type="submit" appearance="primary-action-button">
              {item.confirmedAt === null ? concordance.confirm : concordance.change}
            </Button>
            {item.confirmedAt !== null && (
              <Button appearance="secondary-action-button" onClick={takeBack}>
                {concordance.takeBack}
              </Button>
            )}
          </div>
        )}
      </fieldset>
    </form>
  );
}

function Side({ label, side }: { label: string; side: ConcordanceSide | null }) {
  const { concordance } = texts.series;
  return (
    <div className="ido-concordance__side">
      <p className="ido-quiet">{label}</p>
      {side === null ? (
        <p>{concordance.nothing}</p>
      ) : (
        <>
          <p>
            <strong>{side.title}</strong>
          </p>
          <p className="ido-quiet">
            {concordance.types[side.type]} · {side.name}
          </p>
          {side.categories.length > 0 && (
            <ul>
              {side.categories.map(({ code, label: text }) => (
                <li key={code}>{text}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

/** How the pair was found and what differs. */
function Evidence({ item }: { item: ConcordanceItem }) {
  const { concordance } = texts.series;
  if (item.foundBy === null || item.similarity === null) return null;
  const differences = item.differences.map((one) => concordance.differences[one]);
  const said = [
    concordance.foundBy[item.foundBy],
    concordance.similarity(shareAsPercentage(item.similarity)),
    ...(differences.length > 0 ? [concordance.differ(dutchList(differences))] : []),
  ];
  return <p className="ido-quiet">{said.join('. ')}.</p>;
}

interface PartnerChoiceProps {
  readonly item: ConcordanceItem;
  readonly items: readonly ConcordanceItem[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** Which question of the other version it belongs to: the one that was found, or one that stands alone. */
function PartnerChoice({ item, items, draft, onChange }: PartnerChoiceProps) {
  const { concordance } = texts.series;
  const fromOlder = item.from !== null;
  const own = item.from && item.to ? [item.to] : [];
  const alone = items.flatMap((one) => {
    const side = fromOlder ? (one.from === null ? one.to : null) : one.to === null ? one.from : null;
    return side ? [side] : [];
  });
  const likely = new Set(item.candidates);
  const choices = [...own, ...alone].toSorted((a, b) => Number(likely.has(b.name)) - Number(likely.has(a.name)));
  return (
    <ChoiceField
      label={concordance.partner}
      value={draft.partner ?? ''}
      options={[
        { value: '', label: concordance.noPartner },
        ...choices.map(({ name, title }) => ({
          value: name,
          label: likely.has(name) ? concordance.likely(title) : title,
        })),
      ]}
      onChange={(value) => onChange(withPartner(item, draft, value === '' ? null : value))}
    />
  );
}

function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const id = useId();
  const { concordance } = texts.series;
  return (
    <FormField>
      <p className="utrecht-form-field__label">
        <FormLabel htmlFor={id}>{concordance.note}</FormLabel>
      </p>
      <FormFieldDescription id={`${id}-help`}>{concordance.noteHelp}</FormFieldDescription>
      <Textarea
        id={id}
        rows={2}
        maxLength={2000}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      />
    </FormField>
  );
}
