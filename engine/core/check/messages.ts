import type { Issue } from '../issue.ts';
import type { Locale, Text } from '../text.ts';

interface Words extends Text {
  severity: Issue['severity'];
}

const error = (en: string, ja: string): Words => ({ severity: 'error', en, ja });
const warning = (en: string, ja: string): Words => ({ severity: 'warning', en, ja });
const hint = (en: string, ja: string): Words => ({ severity: 'hint', en, ja });

/** Every issue the check can raise, in both languages. `{name}` stands for a param of that name. */
const catalogue = {
  INVALID_DOCUMENT: error('{detail}', '{detailJa}'),
  RESERVED_NAME: error(
    'The name "{name}" is reserved. Choose another name.',
    '「{name}」は予約された名前です。別の名前にしてください。',
  ),
  TOO_DEEP: error(
    'The document is nested too deeply: at most {most} levels.',
    '入れ子が深すぎます。{most}階層までにしてください。',
  ),
  TOO_MANY_STEPS: error(
    'The flow has {count} steps; at most {most} are possible. Move parts into a subflow.',
    'ステップが{count}個あります。上限は{most}個です。一部をサブフローに分けてください。',
  ),
  DUPLICATE_VARIABLE: error(
    'The variable "{name}" is declared twice. Rename or delete one.',
    '変数「{name}」が重複しています。名前を変えるか、一方を削除してください。',
  ),
  UNKNOWN_TIMEZONE: error(
    '"{name}" is no time zone. Write one such as Asia/Tokyo.',
    '「{name}」というタイムゾーンはありません。Asia/Tokyoのように指定してください。',
  ),
  INVALID_CRON: error(
    '"{cron}" is no time that ever comes. Write five fields: minute, hour, day, month, day of the week, such as 0 9 * * 1-5.',
    '「{cron}」に当たる日時はありません。「分 時 日 月 曜日」の5項目で、0 9 * * 1-5 のように指定してください。',
  ),
  START_WITHOUT_INPUT: error(
    'The flow needs the input "{name}", but what starts it gives none. Give the variable a default or make it optional.',
    '入力「{name}」が必須ですが、このトリガーからは渡されません。既定値を設定するか、必須を外してください。',
  ),
  CHANGE_NOT_KNOWN: error(
    '"{op}" compares with the record before a change. It works only in the condition of a flow that a changed record starts.',
    '「{op}」は変更前のレコードと比較します。レコードの変更で開始するフローの開始条件でだけ使えます。',
  ),
  UNKNOWN_STEP_TYPE: error(
    'There is no step type "{type}". Replace or delete this step.',
    'ステップの種類「{type}」はありません。置き換えるか、削除してください。',
  ),
  MISSING_START: error(
    'The flow has no first step. Say which step it starts with.',
    '最初のステップがありません。開始するステップを指定してください。',
  ),
  DANGLING_TARGET: error(
    'The outcome "{outcome}" leads to the step "{target}", which does not exist. Connect it to another step.',
    '「{outcome}」の接続先「{target}」がありません。別のステップに接続してください。',
  ),
  UNKNOWN_OUTCOME: error(
    'The step has no outcome "{outcome}". Remove this connection.',
    'このステップに「{outcome}」という結果はありません。この接続を削除してください。',
  ),
  OPEN_OUTCOME: error(
    'The outcome "{outcome}" leads nowhere. Connect it to a step.',
    '「{outcome}」の接続先がありません。ステップに接続してください。',
  ),
  UNREACHABLE: warning(
    'No path leads to this step. Connect it or delete it.',
    'このステップに至る経路がありません。接続するか、削除してください。',
  ),
  NO_END: error(
    'No path leads to an end. Add an End step.',
    '終了に至る経路がありません。「終了」ステップを追加してください。',
  ),
  INVALID_CONFIG: error('{detail}', '{detailJa}'),
  UNDEFINED_VARIABLE: error(
    '"{name}" is read here, but there is no such value. {fix}',
    '「{name}」を参照していますが、その値はありません。{fixJa}',
  ),
  UNKNOWN_FIELD: warning(
    'A {record} has no field "{name}". Check the spelling.',
    '「{record}」に「{name}」という項目はありません。つづりを確認してください。',
  ),
  INVALID_EXPRESSION: error(
    'The expression "{expression}" cannot be used. {detail}',
    '式「{expression}」は使えません。{detailJa}',
  ),
  INTEGER_DIVISION: warning(
    'In "{expression}", whole numbers are divided without a fraction: 10 / 4 is 2. Write 10.0 / 4 for 2.5.',
    '「{expression}」では整数どうしの割り算なので、小数は切り捨てられます(10 / 4 は 2)。小数にするには 10.0 / 4 と書いてください。',
  ),
  UNKNOWN_REFERENCE: error(
    'There is no {kind} "{id}". Choose another one or create it first.',
    '{kindJa}「{id}」はありません。別のものを選ぶか、先に作成してください。',
  ),
  SCREEN_NOT_INTERACTIVE: error(
    'This flow starts without a person, so nobody would see this screen. Start it by hand or by API, or use another step.',
    'このフローは人の操作なしに開始するため、画面を表示できません。手動またはAPIで開始するか、別のステップを使ってください。',
  ),
  ENDLESS_LOOP: error(
    'The steps {steps} go round for ever without resting. Add a way out or a Wait step.',
    '{steps}が休みなく循環し、終わりません。抜け道か「待機」ステップを追加してください。',
  ),
  LOOP_WITHOUT_REST: warning(
    'The steps {steps} can go round without resting. Make sure that something ends the circle.',
    '{steps}は休みなく循環することがあります。必ず抜けられることを確認してください。',
  ),
  SUBFLOW_NOT_LIVE: warning(
    'The flow "{flow}" is not live. Until it is, this step ends in an error.',
    'フロー「{flow}」は有効ではありません。有効になるまで、このステップはエラーになります。',
  ),
  SUBFLOW_NO_VERSION: error(
    'The flow "{flow}" has no version {version}. Choose another, or leave it empty for the live one.',
    'フロー「{flow}」にバージョン{version}はありません。別のバージョンを指定するか、空欄にしてください。',
  ),
  SUBFLOW_UNKNOWN_INPUT: error(
    'The flow "{flow}" takes no input "{name}". Remove it, or declare it there.',
    'フロー「{flow}」に「{name}」という入力はありません。削除するか、呼び出し先で宣言してください。',
  ),
  SUBFLOW_MISSING_INPUT: error(
    'The flow "{flow}" needs the input "{name}". Hand it over.',
    'フロー「{flow}」には入力「{name}」が必要です。値を指定してください。',
  ),
  SUBFLOW_UNKNOWN_OUTPUT: error(
    'The flow "{flow}" gives no output "{name}". Correct the name, or declare it there.',
    'フロー「{flow}」に「{name}」という出力はありません。名前を直すか、呼び出し先で宣言してください。',
  ),
  SUBFLOW_UNKNOWN_VARIABLE: error(
    'An output is kept in the variable "{name}", which this flow does not have. Declare it.',
    '出力の保存先の変数「{name}」がこのフローにありません。変数を宣言してください。',
  ),
  RETRY_WITHOUT_EFFECT: warning(
    'This kind of step is never tried again: it does nothing that could fail for a while. Remove the retry.',
    'この種類のステップは一時的に失敗することがないため、再試行されません。再試行の設定を削除してください。',
  ),
  WAIT_HIDES_CLOCK: error(
    'When time makes this condition true cannot be told from the expression. Use rows such as “older than”, or compare with now in a row.',
    'この式からは、時間の経過でいつ条件が成立するかを判断できません。「経過した」などの行を使うか、行の中でnowと比較してください。',
  ),
  LOOP_NEVER_RETURNS: warning(
    'What is done for each item never leads back to this step, so only the first item is done. Connect its end to this step.',
    '項目ごとの処理がこのステップに戻らないため、最初の項目しか処理されません。処理の終わりをこのステップに接続してください。',
  ),
  LOOP_LEAK: error(
    'This step is done for each item of "{loop}", but "{from}" leads into it from outside.',
    'このステップは「{loop}」の項目ごとの処理の中にありますが、外側の「{from}」から接続されています。',
  ),
  PARALLEL_OVERLAP: error(
    'This step is in the branches "{first}" and "{second}" of "{parallel}". Branches may share no step before the join.',
    'このステップは「{parallel}」の分岐「{first}」と「{second}」の両方にあります。合流前のステップは共有できません。',
  ),
  PARALLEL_LEAK: error(
    'This step belongs to the branch "{branch}" of "{parallel}", but "{from}" leads into it from outside.',
    'このステップは「{parallel}」の分岐「{branch}」の中にありますが、外側の「{from}」から接続されています。',
  ),
  ERROR_NOT_WIRED: hint(
    'If this step fails, the run fails. Connect "{outcome}" to handle it.',
    'このステップが失敗すると、実行全体が失敗します。対処するには「{outcome}」を接続してください。',
  ),
  TEXT_MISSING: warning(
    'The {language} text is empty. Write it in both languages.',
    '{languageJa}のテキストが空です。両方の言語で入力してください。',
  ),
} as const satisfies Record<string, Words>;

export type IssueCode = keyof typeof catalogue;
const words: Readonly<Record<string, Words>> = catalogue;

export const severityOf = (code: IssueCode): Issue['severity'] => catalogue[code].severity;

/** The issue's sentence in a language. Issues of other parts of the house keep their own message. */
export function wordIssue(issue: Pick<Issue, 'code' | 'message' | 'params'>, locale: Locale): string {
  const template = Object.hasOwn(words, issue.code) ? words[issue.code]?.[locale] : undefined;
  if (template === undefined) return issue.message;
  const { params = {} } = issue;
  return template.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
