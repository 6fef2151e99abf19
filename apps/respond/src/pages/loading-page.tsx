import { texts } from '../texts/texts';
import { Frame } from './frame';

/** While the questionnaire comes: the shape of a page with questions, so that nothing jumps. */
export function LoadingPage() {
  return (
    <Frame tab={texts.start.title}>
      <p role="status" className="visually-hidden">
        {texts.frame.loading}
      </p>
      <div className="skeleton" aria-hidden="true">
        <div className="skeleton__bar skeleton__bar--progress" />
        <div className="skeleton__bar skeleton__bar--heading" />
        {[0, 1].map((question) => (
          <div className="skeleton__question" key={question}>
            <div className="skeleton__bar" />
            <div className="skeleton__bar skeleton__bar--option" />
            <div className="skeleton__bar skeleton__bar--option" />
            <div className="skeleton__bar skeleton__bar--option" />
          </div>
        ))}
      </div>
    </Frame>
  );
}
