// The same questions in SurveyJS, as its own documentation has it: the default theme, Thai, a draft kept at each change.
// Its fonts are left out (`fontless`), as they would be fetched from another host.
import { Model } from "survey-core";
import "survey-core/i18n/thai";
import "survey-core/survey-core.fontless.css";
import { renderSurvey } from "survey-js-ui";
import questions from "questions";

const KEY = "draft";
const survey = new Model(questions);
const keep = () => localStorage.setItem(KEY, JSON.stringify({ pageNo: survey.currentPageNo, data: survey.data }));
const draft = JSON.parse(localStorage.getItem(KEY) ?? "null");
if (draft) {
  survey.data = draft.data;
  survey.currentPageNo = draft.pageNo;
}
survey.onValueChanged.add(keep);
survey.onCurrentPageChanged.add(keep);
renderSurvey(survey, document.getElementById("survey"));
