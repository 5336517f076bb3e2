export { type Fields, isFields, listAt, parseJson, stringAt } from '../slack/json.ts';
