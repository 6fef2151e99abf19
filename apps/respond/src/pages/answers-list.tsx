import type { AnsweredPage } from '../questionnaire/answer-lines';
import { texts } from '../texts/texts';

interface AnswersListProps {
  readonly pages: readonly AnsweredPage[];
  /** Goes to a question to change it; without it the list is only to read. */
  readonly change?: (name: string) => void;
  /** Level of the headings of the pages. */
  readonly heading?: 'h2' | 'h3';
}

/** All questions with their answers, page by page. */
export function AnswersList({ pages, change, heading: Heading = 'h2' }: AnswersListProps) {
  return pages.map((page) => (
    <section className="answers" key={page.index}>
      <Heading className="utrecht-heading-3">{page.title}</Heading>
      <dl className="answers__list">
        {page.questions.map(({ name, number, title, lines, errors }) => (
          <div className="answers__item" key={name}>
            <dt>
              {number && <span className="answers__number">{number} </span>}
              {title}
            </dt>
            <dd>
              <div className="answers__said">
                {lines.length === 0 && <p className="answers__none">{texts.check.noAnswer}</p>}
                {lines.map((line, place) => (
                  <p key={place}>{line}</p>
                ))}
                {change &&
                  errors.map((error) => (
                    <p className="answers__error" key={error}>
                      {error}
                    </p>
                  ))}
              </div>
              {change && (
                <button
                  type="button"
                  className="utrecht-button utrecht-button--subtle"
                  aria-label={texts.check.changeOf(title)}
                  onClick={() => change(name)}
                >
                  {texts.check.change}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
