import { useEffect, useId, useState, type SyntheticEvent } from 'react';
import type { ColleagueLink, CreatedColleague } from '@ido/api';
import { addColleague, askColleagues } from '../../http/together-client';
import { texts } from '../../texts/texts';
import { AskingStatus } from './asking-status';
import { ColleagueLinks } from './colleague-links';
import { useAsking } from './use-asking';

const words = texts.together.colleague;

/** Links for colleagues: to make, to copy once, to see and to withdraw. Asked for when it is opened first. */
export function Colleagues({ token }: { token: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{words.ask}</summary>
      {opened && <Panel token={token} />}
    </details>
  );
}

function Panel({ token }: { token: string }) {
  const [links, setLinks] = useState<readonly ColleagueLink[]>([]);
  const [made, setMade] = useState<CreatedColleague | null>(null);
  const [name, setName] = useState('');
  const { busy, trouble, send } = useAsking();
  const id = useId();

  useEffect(() => {
    let current = true;
    void askColleagues(token).then((found) => {
      if (current && found.kind === 'done') setLinks(found.value);
    });
    return () => {
      current = false;
    };
  }, [token]);

  const make = async (event: SyntheticEvent) => {
    event.preventDefault();
    const link = await send(() => addColleague(token, name));
    if (!link) return;
    setMade(link);
    setName('');
    setLinks((before) => [...before, link]);
  };
  return (
    <>
      <p>{words.how}</p>
      <form className="form" onSubmit={(event) => void make(event)}>
        <label htmlFor={id}>{words.name}</label>
        <input
          id={id}
          className="field"
          type="text"
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="utrecht-button utrecht-button--secondary-action" aria-disabled={busy}>
          {words.make}
        </button>
      </form>
      <AskingStatus busy={busy} trouble={trouble} />
      <div role="status">{made && <p className="note note--info">{words.made(made.label)}</p>}</div>
      {made && <CopyLink key={made.id} made={made} />}
      {links.length > 0 && (
        <ColleagueLinks
          token={token}
          links={links}
          gone={(link) => {
            setLinks((before) => before.filter((one) => one.id !== link.id));
            if (made?.id === link.id) setMade(null);
          }}
        />
      )}
    </>
  );
}

function CopyLink({ made }: { made: CreatedColleague }) {
  const [said, setSaid] = useState('');
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.link);
      setSaid(words.copied);
    } catch {
      setSaid(words.notCopied);
    }
  };
  return (
    <div className="form">
      <label htmlFor={id}>{words.link(made.label)}</label>
      <input
        id={id}
        className="field"
        type="text"
        readOnly
        value={made.link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={() => void copy()}>
        {words.copy}
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
