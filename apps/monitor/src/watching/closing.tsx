import type { Progress, Wave } from '@ido/api';
import { dutchDate, dutchNumber, dutchTime } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { Message } from '../parts/message';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { endOfDay, lastDayBefore } from './closing-moment';
import { useMoveClosing, useTellOfExtension } from './queries';

const MOST_DAYS = 90;

/** When the wave closes, and for researchers the way to move that and to tell who is still busy. */
export function Closing({ wave, progress }: { wave: Wave; progress: Progress }) {
  const said = texts.watching;
  const [open, setOpen] = useState(false);
  const [moved, setMoved] = useState(false);
  const { closesAt, graceDays, graceUntil, status } = progress;
  const movable = wave.role === 'researcher' && (status === 'open' || status === 'draft');
  const busy = Math.max(0, progress.counts.started - progress.counts.completed);
  return (
    <section className="ido-panel" aria-labelledby="sluitingsdatum">
      <h2 id="sluitingsdatum" className="utrecht-heading-3">
        {said.closingTitle}
      </h2>
      <p>
        {status === 'closed' || status === 'published'
          ? said.closed
          : closesAt === null
            ? said.noClosing
            : `${said.closes(momentOf(closesAt))} ${
                graceDays > 0 && graceUntil !== null ? said.grace(graceDays, momentOf(graceUntil)) : said.noGrace
              }`}
      </p>
      {moved && <Message type="ok">{said.dateSaved}</Message>}
      {movable && (
        <div className="ido-actions">
          <Button appearance="secondary-action-button" onClick={() => setOpen(true)}>
            {said.change}
          </Button>
        </div>
      )}
      {moved && status === 'open' && busy > 0 && !wave.openAccess && <Tell wave={wave.key} busy={busy} />}
      {open && (
        <ClosingDialog
          wave={wave.key}
          progress={progress}
          onClose={(saved) => {
            setOpen(false);
            if (saved) setMoved(true);
          }}
        />
      )}
    </section>
  );
}

const momentOf = (instant: string) => `${dutchDate(instant)} om ${dutchTime(instant)} uur`;

function Tell({ wave, busy }: { wave: string; busy: number }) {
  const said = texts.watching;
  const tell = useTellOfExtension(wave);
  return (
    <section aria-label={said.tellTitle}>
      <p>{said.tell(dutchNumber(busy))}</p>
      <Failure error={tell.error} />
      {tell.isSuccess ? (
        <Message type="ok">{said.told}</Message>
      ) : (
        <Button appearance="secondary-action-button" disabled={tell.isPending} onClick={() => tell.mutate()}>
          {said.tellButton}
        </Button>
      )}
    </section>
  );
}

interface ClosingDialogProps {
  readonly wave: string;
  readonly progress: Progress;
  readonly onClose: (saved: boolean) => void;
}

function ClosingDialog({ wave, progress, onClose }: ClosingDialogProps) {
  const said = texts.watching;
  const move = useMoveClosing(wave);
  const [wrong, setWrong] = useState({ day: false, grace: false });
  const submit = (form: FormData) => {
    const closesAt = endOfDay(String(form.get('day')));
    const grace = String(form.get('grace')).trim();
    const graceDays = /^\d+$/u.test(grace) ? Number(grace) : NaN;
    const mistakes = {
      day: closesAt === null || new Date(closesAt) <= new Date(),
      grace: !(graceDays >= 0 && graceDays <= MOST_DAYS),
    };
    setWrong(mistakes);
    if (mistakes.day || mistakes.grace || closesAt === null) return;
    move.mutate({ closesAt, graceDays }, { onSuccess: () => onClose(true) });
  };
  return (
    <FormDialog title={said.change} busy={move.isPending} onSubmit={submit} onCancel={() => onClose(false)}>
      <TextField
        label={said.lastDay}
        help={said.lastDayHelp}
        type="date"
        name="day"
        defaultValue={lastDayBefore(progress.closesAt)}
        error={wrong.day ? said.dateWrong : undefined}
      />
      <TextField
        label={said.graceDays}
        help={said.graceHelp}
        name="grace"
        inputMode="numeric"
        defaultValue={String(progress.graceDays)}
        error={wrong.grace ? said.daysWrong : undefined}
      />
      <Failure error={move.error} />
    </FormDialog>
  );
}
