import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { Failure } from '../parts/failure';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { useReplayCheck } from './queries';

/** Replays the log when asked, and shows the content hash of the clean data. */
export function ReplayCheckPanel({ wave }: { wave: string }) {
  const { cleaning: said } = texts;
  const check = useReplayCheck(wave);
  return (
    <section aria-labelledby="controle">
      <h2 id="controle" className="utrecht-heading-3">
        {said.checkTitle}
      </h2>
      <p className="utrecht-paragraph">{said.checkExplains}</p>
      <Button appearance="secondary-action-button" disabled={check.isPending} onClick={() => check.mutate()}>
        {check.isPending ? said.checking : said.check}
      </Button>
      <Failure error={check.error} />
      {check.data && (
        <>
          <Message type={check.data.same ? 'ok' : 'error'}>
            {check.data.same ? said.checkSame(dutchNumber(check.data.responses)) : said.checkDiffers}
          </Message>
          <p className="utrecht-paragraph">
            {said.hash}: <code className="ido-hash">{check.data.hash}</code>
          </p>
        </>
      )}
    </section>
  );
}
