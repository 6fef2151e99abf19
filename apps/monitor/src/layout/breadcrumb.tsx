import { Link } from 'react-router';
import { texts } from '../texts';

/** The way up from a page. */
export function Breadcrumb({ trail }: { trail: ReadonlyArray<{ readonly to: string; readonly label: string }> }) {
  return (
    <nav className="ido-breadcrumb" aria-label={texts.breadcrumb}>
      <ol>
        {trail.map(({ to, label }) => (
          <li key={to}>
            <Link className="utrecht-link utrecht-link--html-a" to={to}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
