const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Properties of a survey that change its looks or the way through it, not the answers nor what is shown. */
export const SURVEY_APPEARANCE = words(`
  $schema sjsVersion title description locale logo logoWidth logoHeight logoFit logoPosition autoFocusFirstQuestion
  autoFocusFirstError completedHtml completedBeforeHtml loadingHtml showNavigationButtons navigationButtonsLocation
  showPrevButton showTitle showPageTitles showCompletePage questionOrder showPageNumbers showQuestionNumbers
  questionTitleLocation questionDescriptionLocation questionErrorLocation showProgressBar progressBarLocation
  progressBarType progressBarShowNavigationText progressBarShowPageTitles progressBarShowPageNumbers
  progressBarNavigationTextLocation progressBarInheritWidthFrom showTOC tocLocation maxCommentLength autoAdvanceEnabled
  autoAdvanceAllowComplete checkErrorsMode textUpdateMode autoGrowComment allowResizeComment commentAreaRows
  startSurveyText pagePrevText pageNextText completeText previewText editText requiredMark requiredText
  questionStartIndex questionTitlePattern isSinglePage questionsOnPageMode showPreviewBeforeComplete previewMode
  widthMode gridLayoutEnabled width fitToContainer headerView backgroundImage backgroundImageFit
  backgroundImageAttachment backgroundOpacity showBrandInfo`);

/** The same of a page or panel. */
export const CONTAINER_APPEARANCE = words(`
  description questionTitleWidth questionTitleLocation gridLayoutColumns questionOrder questionErrorLocation state
  startWithNewLine width minWidth maxWidth colSpan innerIndent indent showNumber showQuestionNumbers
  questionStartIndex allowAdaptiveActions showNavigationButtons navigationTitle navigationDescription`);

/** The same of any question or piece of text. */
export const QUESTION_APPEARANCE = words(`
  state useDisplayValuesInDynamicTexts width minWidth maxWidth colSpan startWithNewLine indent titleLocation showTitle
  description descriptionLocation showNumber hideNumber requiredErrorText errorLocation renderAs commentText nr`);

/** The same of every question with choices. */
export const CHOICES_APPEARANCE = words(`choicesOrder colCount separateSpecialChoices allowClear itemComponent`);

/** The same of an element that is only shown: a piece of text or a picture. */
export const DISPLAY_APPEARANCE = words(`
  html title imageLink altText contentMode imageFit imageHeight imageWidth`);

/** The same of single question types. */
export const TYPE_APPEARANCE = {
  dropdown: words(`placeholder searchEnabled searchMode textWrapEnabled autocomplete inputFieldComponent`),
  tagbox: words(`placeholder searchEnabled searchMode textWrapEnabled hideSelectedItems closeOnSelect`),
  boolean: words(`label swapOrder displayMode useTitleAsLabel`),
  rating: words(`rateType scaleColorMode rateColorMode displayRateDescriptionsAsExtremeItems rateDescriptionLocation
    displayMode itemComponent`),
  ranking: words(`longTap selectToRankSwapAreas selectToRankAreasLayout selectToRankEmptyRankedAreaText
    selectToRankEmptyUnrankedAreaText`),
  matrix: words(`columnMinWidth showHeader verticalAlign alternateRows displayMode rowTitleWidth rowOrder cellComponent
    cells`),
  text: words(`inputSize size textUpdateMode autocomplete minErrorText maxErrorText stepErrorText inputTextAlignment
    placeholder dataList`),
  comment: words(`cols rows placeholder textUpdateMode autoGrow allowResize acceptCarriageReturn`),
} as const;
