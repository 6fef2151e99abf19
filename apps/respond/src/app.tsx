import { useEffect, useState } from 'react';
import type { Removed, WaveOpening } from '@ido/api';
import type { Address } from './address';
import { startResponse } from './http/answering-client';
import { askOpening } from './http/together-client';
import { AnsweringPage } from './pages/answering-page';
import { GatePage, UnreachablePage } from './pages/gate-page';
import { LoadingPage } from './pages/loading-page';
import { StartPage } from './pages/start-page';
import { ClosedGate } from './pages/together/closed-gate';
import type { RemovedListener } from './pages/together/removal-page';
import { RemovedPage } from './pages/together/removed-page';
import { openSession, type Opened } from './session/open-session';
import { openWaveToken } from './session/open-wave-token';

type State =
  | Opened
  | { readonly kind: 'loading' }
  | { readonly kind: 'removed'; readonly what: Removed; readonly contactAsked: boolean }
  | {
      readonly kind: 'start';
      readonly opening: WaveOpening | null;
      readonly trouble: boolean;
      readonly busy: boolean;
    };

const LOADING: State = { kind: 'loading' };

/** The page for an address: opens the link, and shows what came of it. */
export function App({ address }: { address: Address }) {
  const [state, setState] = useState<State>(LOADING);
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState(-1);

  useEffect(() => {
    let current = true;
    let toDispose: Opened | null = null;
    void open(address).then((next) => {
      if (next.kind === 'session') toDispose = next;
      if (current) {
        setState(next);
        setOpened(attempt);
      } else dispose(toDispose);
    });
    return () => {
      current = false;
      dispose(toDispose);
    };
  }, [address, attempt]);

  const again = () => setAttempt((number) => number + 1);
  const begin = (wave: string) => {
    const opening = state.kind === 'start' ? state.opening : null;
    setState({ kind: 'start', opening, trouble: false, busy: true });
    void startResponse(wave).then((started) => {
      if (started.kind === 'started') {
        openWaveToken.set(wave, started.token);
        // A new response begins at its first page, whatever the history of this tab remembers.
        history.replaceState(null, '');
        again();
      } else setState(started.kind === 'gate' ? started : { kind: 'start', opening, trouble: true, busy: false });
    });
  };

  const removed: RemovedListener = (what, contactAsked) => {
    if (state.kind === 'session') {
      // Also what is on this device, and what was still to be sent.
      if (what.answers) state.session.queue.forget();
      dispose(state);
    }
    setState({ kind: 'removed', what, contactAsked });
  };

  if (opened !== attempt && state.kind !== 'start') return <LoadingPage />;
  switch (state.kind) {
    case 'loading':
      return <LoadingPage />;
    case 'gate':
      return address.kind === 'invitation' && state.gate.kind === 'closed' ? (
        <ClosedGate gate={state.gate} token={address.token} removed={removed} />
      ) : (
        <GatePage gate={state.gate} />
      );
    case 'removed':
      return <RemovedPage what={state.what} contactAsked={state.contactAsked} reopen={again} />;
    case 'unreachable':
      return <UnreachablePage retry={again} />;
    case 'start':
      return (
        <StartPage
          opening={state.opening}
          trouble={state.trouble}
          busy={state.busy}
          begin={() => address.kind === 'open' && begin(address.wave)}
        />
      );
    case 'session':
      return (
        <AnsweringPage
          session={state.session}
          together={state.together}
          removed={removed}
          reopen={again}
          another={address.kind === 'open' ? () => begin(address.wave) : null}
        />
      );
  }
}

async function open(address: Address): Promise<State> {
  if (address.kind === 'none') return { kind: 'gate', gate: { kind: 'unknown' } };
  if (address.kind === 'invitation') return openSession(address.token);
  const token = openWaveToken.get(address.wave);
  if (!token) return start(address.wave);
  const opened = await openSession(token);
  if (opened.kind !== 'gate' || opened.gate.kind !== 'unknown') return opened;
  // A response that the server no longer knows is no reason to refuse the next one.
  openWaveToken.forget(address.wave);
  return start(address.wave);
}

/** The start page of an open wave, or why it has none. Without a connection it can still be tried. */
async function start(wave: string): Promise<State> {
  const found = await askOpening(wave);
  if (found.kind === 'gate') return found;
  return { kind: 'start', opening: found.kind === 'opening' ? found.opening : null, trouble: false, busy: false };
}

function dispose(opened: Opened | null): void {
  if (opened?.kind !== 'session') return;
  opened.together.dispose();
  opened.session.dispose();
}
