import type { Wave } from '@ido/api';
import { NavLink } from 'react-router';
import { texts } from '../texts';

/** The rooms of a wave: from what is asked to what the answers say. Population and contacts only where there is a list of them. */
export function Rooms({ wave }: { wave: Pick<Wave, 'key' | 'openAccess' | 'role'> }) {
  const { rooms } = texts.watching;
  const to = `/metingen/${encodeURIComponent(wave.key)}`;
  const listed = !wave.openAccess;
  const researcher = wave.role === 'researcher';
  return (
    <nav className="ido-rooms" aria-label={rooms.label}>
      <ul>
        <Room to={`${to}/vragenlijst`}>{rooms.questionnaire}</Room>
        {listed && <Room to={`${to}/populatie`}>{rooms.population}</Room>}
        {listed && researcher && <Room to={`${to}/deelnemers`}>{rooms.participants}</Room>}
        {listed && researcher && <Room to={`${to}/berichten`}>{rooms.messages}</Room>}
        {researcher && <Room to={`${to}/antwoorden`}>{texts.responses.title}</Room>}
        {researcher && <Room to={`${to}/coderen`}>{texts.coding.rooms}</Room>}
        <Room to={`${to}/veldwerk`}>{rooms.fieldwork}</Room>
        {researcher && <Room to={`${to}/schoonmaken`}>{texts.cleaning.title}</Room>}
        {listed && researcher && <Room to={`${to}/weging`}>{texts.weighting.title}</Room>}
        <Room to={to} end>
          {rooms.figures}
        </Room>
        <Room to={`${to}/tabellen`}>{texts.tabulate.title}</Room>
        <Room to={`${to}/publiceren`}>{texts.releases.room}</Room>
      </ul>
    </nav>
  );
}

function Room({ to, end, children }: { to: string; end?: boolean; children: string }) {
  return (
    <li>
      <NavLink to={to} end={end}>
        {children}
      </NavLink>
    </li>
  );
}
