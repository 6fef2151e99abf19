import { CustomError, type Model, type PageModel, type Question } from 'survey-core';
import type { Answering, Answers, FieldError } from '@ido/api';
import { changesBetween } from '../save-queue/changes';
import { sameValue } from '../save-queue/same-value';
import type { QueueView } from '../save-queue/queue-view';
import type { SaveQueue } from '../save-queue/save-queue';
import { answeredQuestion, takeableAnswers, type AnsweredPage } from '../questionnaire/answer-lines';
import { answersToSend } from '../questionnaire/answers-to-send';
import { effortOf } from '../questionnaire/effort';
import { respondentModel, shownQuestions } from '../questionnaire/respondent-model';
import { minutesFor } from '../questionnaire/time-estimate';
import { questionOf } from './question-of-pointer';

/** Where the respondent is: on a page of the questionnaire, or at the check of all answers. */
export type Place = { readonly kind: 'page'; readonly name: string } | { readonly kind: 'check' };

/** Something wrong with an answer, to be listed with a link to the question. */
export interface ListedError {
  readonly question: string;
  readonly title: string;
  readonly detail: string;
}

/** Everything the page shows; a new object with every change. */
export interface SessionView {
  readonly place: Place;
  readonly title: string;
  /** 1 for the first page. At the check: one more than there are. */
  readonly part: number;
  readonly parts: number;
  /** Whole minutes that what is not answered yet takes. */
  readonly minutes: number;
  readonly hasRequired: boolean;
  readonly errors: readonly ListedError[];
  /** Goes up each time the respondent has to be pointed at the errors. */
  readonly attempts: number;
  /** All answers; only filled at the check. */
  readonly overview: readonly AnsweredPage[];
  /** The respondent has been at the check and can go straight back to it. */
  readonly checked: boolean;
  readonly resumed: boolean;
  /** Questions of this page that were answered in the wave before, with that answer. */
  readonly previous: ReadonlyMap<string, readonly string[]>;
  readonly queue: QueueView;
}

/** One visit to a questionnaire: what is on the page, what follows on a turn, and what goes to the save queue. */
export class AnsweringSession {
  readonly model: Model;
  private place: Place;
  private listed: readonly ListedError[] = [];
  private attempts = 0;
  private checked = false;
  private resumed = false;
  private shownRefusal: QueueView['refused'] = null;
  private adopting = false;
  private readonly takeable: ReadonlyMap<string, readonly string[]>;
  private readonly listeners = new Set<() => void>();
  private readonly turned = new Set<(place: Place) => void>();
  private readonly unsubscribe: () => void;
  private shown: SessionView;

  constructor(
    readonly answering: Answering,
    readonly queue: SaveQueue,
  ) {
    const { definition } = answering.questionnaire;
    this.model = respondentModel(definition, queue.view().answers);
    this.takeable = takeableAnswers(definition, answering.previousAnswers?.answers ?? {});
    this.place = this.firstPlace();
    this.model.onValueChanged.add(() => this.answered());
    this.model.onVisibleChanged.add(() => this.emit());
    this.unsubscribe = queue.subscribe(() => this.queueChanged());
    this.show();
    this.shown = this.makeView();
  }

  readonly view = (): SessionView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls `listener` after each turn that the respondent made in the page; gives the function that ends it. */
  onTurn(listener: (place: Place) => void): () => void {
    this.turned.add(listener);
    return () => this.turned.delete(listener);
  }

  /** To the next page, or to the check after the last; stays when something on this page is wrong. */
  next(): void {
    const page = this.page();
    if (!page) return;
    if (!page.validate(true, false)) {
      this.pointAtErrors();
      return;
    }
    const following = this.model.visiblePages[this.index() + 1];
    this.turn(following ? { kind: 'page', name: following.name } : { kind: 'check' });
  }

  /** To the page before; what is wrong on this page may stay wrong for now. */
  back(): void {
    const at = this.place.kind === 'check' ? this.model.visiblePages.length : this.index();
    const before = this.model.visiblePages[at - 1];
    if (before) this.turn({ kind: 'page', name: before.name });
  }

  /** To the check of all answers, when everything on this page is right. */
  toCheck(): void {
    if (this.page()?.validate(true, false) === false) this.pointAtErrors();
    else this.turn({ kind: 'check' });
  }

  /** To the page of a question, with the focus on it. */
  toQuestion(name: string): void {
    const question = this.model.getQuestionByName(name);
    const page = question?.page;
    if (!question || !page) return;
    if (page.name !== this.page()?.name) this.turn({ kind: 'page', name: page.name });
    // The question is on the page only after it has been drawn.
    setTimeout(() => question.focus());
  }

  /** To a place that the browser's history remembers; an unknown one is left alone. */
  goTo(place: Place): void {
    if (place.kind === 'page' && !this.model.visiblePages.some((page) => page.name === place.name)) return;
    this.move(place);
  }

  /** Fills in the answer of the wave before. */
  takePrevious(name: string): void {
    const value: unknown = this.answering.previousAnswers?.answers[name];
    const question = this.model.getQuestionByName(name);
    const wave = this.answering.previousAnswers?.wave.key;
    if (!question || value === undefined || wave === undefined) return;
    question.value = structuredClone(value);
    // What the question made of it is the answer.
    this.queue.takeOver(question.getValueName(), structuredClone(question.value), wave);
  }

  /** Sends the answers in; stays when something is missing or wrong. */
  complete(): void {
    if (!this.model.validate(true, false)) {
      this.pointAtErrors();
      return;
    }
    this.queue.complete(answersToSend(this.answering.questionnaire.definition, this.queue.view().answers));
  }

  /** The title of a question, by the name of its answer; the name itself when the questionnaire has no such question. */
  titleOf(name: string): string {
    const question = this.model.getAllQuestions().find((one) => one.getValueName() === name);
    return question?.processedTitle ?? name;
  }

  /** Ends the visit. */
  dispose(): void {
    this.unsubscribe();
    this.queue.dispose();
    this.model.dispose();
  }

  private firstPlace(): Place {
    const pages = this.model.visiblePages;
    const answered = pages.filter((page) => shownQuestions(page).some((question) => !question.isEmpty()));
    const last = answered.at(-1);
    this.resumed = last !== undefined && last !== pages[0];
    return { kind: 'page', name: (last ?? pages[0])?.name ?? '' };
  }

  private answered(): void {
    if (this.adopting) return;
    // An error that was pointed at goes away once the answer is right, not while the next one is typed.
    for (const error of this.listed) this.model.getQuestionByName(error.question)?.validate(true);
    if (this.listed.length > 0) this.listed = this.errors();
    this.queue.answer(this.model.data);
    this.emit();
  }

  private queueChanged(): void {
    const { answers, refused } = this.queue.view();
    const changes = changesBetween(this.model.data as Answers, answers);
    if (changes.size > 0) {
      // One by one: what the respondent is typing elsewhere on the page is left alone.
      this.adopting = true;
      for (const [name, value] of changes) this.model.setValue(name, structuredClone(value));
      this.adopting = false;
    }
    if (!sameValue(refused, this.shownRefusal)) {
      this.shownRefusal = refused;
      if (refused) this.showRefusal(refused.errors, refused.detail);
    }
    this.emit();
  }

  private showRefusal(errors: readonly FieldError[], detail: string): void {
    for (const error of errors) {
      const question = questionOf(error.pointer, (name) => this.model.getQuestionByName(name));
      question?.addError(new CustomError(error.detail, question));
    }
    const listed = this.errors();
    this.listed = listed.length > 0 ? listed : [{ question: '', title: '', detail }];
    this.attempts += 1;
  }

  private errors(): ListedError[] {
    const questions: Question[] = shownQuestions(this.page() ?? this.model);
    return questions.flatMap((question) =>
      question.errors.map((error) => ({
        question: question.name,
        title: question.processedTitle,
        detail: error.getText(),
      })),
    );
  }

  private pointAtErrors(): void {
    this.listed = this.errors();
    this.attempts += 1;
    this.emit();
  }

  private turn(place: Place): void {
    this.move(place);
    for (const listener of this.turned) listener(place);
  }

  private move(place: Place): void {
    this.place = place;
    this.resumed = false;
    this.listed = [];
    this.show();
    this.queue.flush();
    this.emit();
  }

  private show(): void {
    const page = this.page();
    if (page) this.model.currentPage = page;
    if (this.place.kind === 'check') {
      this.checked = true;
      this.model.validate(true, false);
    }
  }

  private page(): PageModel | undefined {
    const { place } = this;
    return place.kind === 'page' ? this.model.visiblePages.find((page) => page.name === place.name) : undefined;
  }

  private index(): number {
    const page = this.page();
    return page ? this.model.visiblePages.indexOf(page) : -1;
  }

  private emit(): void {
    this.shown = this.makeView();
    for (const listener of this.listeners) listener();
  }

  private makeView(): SessionView {
    const pages = this.model.visiblePages;
    const page = this.page();
    const at = page ? pages.indexOf(page) : pages.length;
    const onPage = page ? shownQuestions(page) : [];
    const open = pages.slice(at).flatMap((left) => shownQuestions(left).filter((question) => question.isEmpty()));
    return {
      place: this.place,
      title: page?.processedTitle ?? '',
      part: at + 1,
      parts: pages.length,
      minutes: minutesFor(open.map(effortOf)),
      hasRequired: onPage.some((question) => question.isRequired),
      errors: this.listed,
      attempts: this.attempts,
      overview: page ? [] : this.overview(),
      checked: this.checked,
      resumed: this.resumed,
      previous: new Map(onPage.flatMap(({ name }) => this.previousOf(name))),
      queue: this.queue.view(),
    };
  }

  private previousOf(name: string): [string, readonly string[]][] {
    const lines = this.takeable.get(name);
    const taken = sameValue(this.model.getValue(name), this.answering.previousAnswers?.answers[name]);
    return lines && !taken ? [[name, lines]] : [];
  }

  private overview(): AnsweredPage[] {
    return this.model.visiblePages.map((page, index) => ({
      index,
      title: page.processedTitle,
      questions: shownQuestions(page).map(answeredQuestion),
    }));
  }
}
