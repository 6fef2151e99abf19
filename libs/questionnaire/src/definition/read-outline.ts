import { DISPLAY_TYPES } from '../question-types';
import { Place, Refusals } from '../unsupported-questionnaire';
import { CONTAINER_APPEARANCE, DISPLAY_APPEARANCE, QUESTION_APPEARANCE, SURVEY_APPEARANCE } from './appearance';
import { isJsonObject, own } from './json';
import type { Container, Outline, Question } from './outline';
import { placeOf, readQuestion, readVisibility } from './read-question';
import { readerOf, type Reader } from './reader';

/** Deeper panels than this are no questionnaire. */
const DEEPEST = 20;

/** Reads a SurveyJS definition. What is not supported is refused in `refusals`; what is left is still given, so that reading can go on. */
export function readOutline(definition: unknown, refusals: Refusals): Outline {
  const walk = new Walk(refusals);
  const survey = readerOf(definition, new Place('', 'vragenlijst'), refusals);
  if (survey) walk.survey(survey);
  return walk;
}

class Walk implements Outline {
  readonly containers: Container[] = [];
  readonly questions: Question[] = [];
  private readonly names = new Set<string>();

  constructor(private readonly refusals: Refusals) {}

  survey(survey: Reader): void {
    survey.allow(SURVEY_APPEARANCE);
    // An answer to a question that is hidden at the end is left out, as SurveyJS does when nothing else is said.
    survey.only('clearInvisibleValues', 'onComplete');
    survey.only('mode', 'edit');
    survey.only('readOnly', false);
    survey.only('firstPageIsStartPage', false);
    for (const key of ['triggers', 'calculatedValues'] as const) {
      if (survey.raw(key) !== undefined && !isEmptyList(survey.raw(key))) {
        survey.refuse(key, `"${key}" wordt niet ondersteund: antwoorden veranderen dan vanzelf.`);
      }
    }
    const pages = survey.has('pages') || !survey.has('elements') ? survey.array('pages') : undefined;
    if (pages) pages.forEach((page, index) => this.page(page, survey.place.at('pages', index), index));
    else if (survey.has('elements')) this.elements(survey, this.container({ visible: true }), undefined, 1);
    survey.refuseTheRest();
    if (this.questions.length === 0 && !this.refusals.any) {
      this.refusals.refuse(survey.place, 'De vragenlijst heeft geen vragen.');
    }
  }

  private page(value: unknown, place: Place, index: number): void {
    const named = placeOf(place, isJsonObject(value) ? own(value, 'name') : undefined, `pagina ${index + 1}`);
    const page = readerOf(value, named, this.refusals);
    if (!page) return;
    page.raw('name');
    const title = page.text('title') || undefined;
    const container = this.container(readVisibility(page));
    page.allow(CONTAINER_APPEARANCE);
    this.elements(page, container, title, 1);
    page.refuseTheRest();
  }

  private elements(around: Reader, container: number, page: string | undefined, depth: number): void {
    if (depth > DEEPEST) return around.refuse('elements', `Panelen kunnen niet meer dan ${DEEPEST} diep staan.`);
    (around.array('elements') ?? []).forEach((value, index) => {
      const place = around.place.at('elements', index);
      const name = isJsonObject(value) ? own(value, 'name') : undefined;
      const element = readerOf(value, placeOf(place, name, `onderdeel ${index + 1}`), this.refusals);
      if (element) this.element(element, container, page, depth);
    });
  }

  private element(element: Reader, container: number, page: string | undefined, depth: number): void {
    const type = element.raw('type');
    if (type === 'panel') this.panel(element, container, page, depth);
    else if (typeof type === 'string' && DISPLAY_TYPES.has(type)) this.display(element, container);
    else this.question(element, container, page);
  }

  private panel(panel: Reader, parent: number, page: string | undefined, depth: number): void {
    panel.raw('name');
    panel.text('title');
    panel.only('isRequired', false);
    const container = this.container({ ...readVisibility(panel), parent });
    panel.allow(CONTAINER_APPEARANCE);
    this.elements(panel, container, page, depth + 1);
    panel.refuseTheRest();
  }

  /** A piece of text or a picture: its rule is checked like any other, as a container without questions. */
  private display(element: Reader, parent: number): void {
    const name = element.string('name');
    // survey-core holds it for a question too, and would find it where a rule names the other.
    if (name !== undefined) this.take(name, element);
    this.container({ ...readVisibility(element), parent });
    element.allow(QUESTION_APPEARANCE);
    element.allow(DISPLAY_APPEARANCE);
    element.refuseTheRest();
  }

  private question(element: Reader, container: number, page: string | undefined): void {
    const question = readQuestion(element, { container, page });
    if (!question) return;
    this.take(question.name, element);
    this.questions.push(question);
  }

  /** survey-core finds questions whatever the capitals. */
  private take(name: string, element: Reader): void {
    const folded = name.toLowerCase();
    if (this.names.has(folded)) element.refuse('name', `De naam "${name.slice(0, 100)}" komt twee keer voor.`);
    this.names.add(folded);
  }

  private container(container: Container): number {
    return this.containers.push(container) - 1;
  }
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
