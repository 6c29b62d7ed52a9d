/**
 * Japanese for the sentences that schemas bring themselves (`.refine`, `.regex`), by their English. A test reads
 * the schemas' sources and fails when one is missing here.
 */
export const customWords: Readonly<Record<string, string>> = {
  'Use a letter, then letters, digits or _ (at most 64).':
    '英字で始め、英数字と _ だけを使ってください(64文字以内)。',
  'Use a lower-case letter, then lower-case letters, digits or - (at most 63).':
    '英小文字で始め、英小文字・数字・ハイフンだけを使ってください(63文字以内)。',
  'This name is reserved.': 'この名前は予約されています。別の名前にしてください。',
  'This path is reserved.': 'このパスは予約されています。別のパスにしてください。',
  'A rule gives one to five outputs.': 'ルールの出力は1〜5個にしてください。',
  'Choose a ruleset, a learnt field, language or sentiment.':
    'ルールセット、学習する項目、言語、感情のいずれかを選択してください。',
  'Give a name, or a family or given name.': '名前、または姓か名を入力してください。',
  'Give the spans of a day in order and without overlap.':
    '1日の時間帯は、重ならないように順番に指定してください。',
  'It must end after it begins.': '終了は開始より後にしてください。',
  'Saving needs a higher confidence than choosing.':
    '保存する確信度は、選択する確信度より大きくしてください。',
  'Use an IANA time zone: Asia/Tokyo.': 'Asia/Tokyo のようなタイムゾーンを指定してください。',
  'A queue narrows a role: choose the role as well.':
    'キューは役割の絞り込みに使います。役割も選択してください。',
  'Choose a template or write the text.': 'テンプレートを選択するか、本文を入力してください。',
  'Choose another key: this one has a meaning already.':
    'このキーにはすでに意味があります。別のキーにしてください。',
  'Choose the department that gets the ticket.': 'チケットを受け取る部門を選択してください。',
  'Choose the queue the case goes to.': 'ケースの送り先のキューを選択してください。',
  'Fill in exactly one kind of recipient in each line.': '各行に宛先を1種類だけ指定してください。',
  'Give each branch a key of its own.': '並列の分岐ごとに異なるキーを指定してください。',
  'Give each outcome a key of its own.': '分岐ごとに異なるキーを指定してください。',
  'Give each part a name of its own.': '画面の項目ごとに異なる名前を指定してください。',
  'Name the event to wait for.': '待機するイベントの名前を入力してください。',
  'Say what to wait for.': '待機する条件を指定してください。',
  'Say how long to wait.': '待機する時間を入力してください。',
  'Say in one line what the department should do.': '部門への依頼内容を1行で入力してください。',
  'Say until when to wait.': 'いつまで待機するかを入力してください。',
  'Two of these names would give the same outcome: rename one.':
    '同じ分岐になる名前が2つあります。一方を変更してください。',
  'Use a header name such as X-Order.': 'X-Orderのようなヘッダー名を入力してください。',
  'Use a name such as case.agentReplied.': 'case.agentRepliedのような名前を入力してください。',
  'Use a path such as data.items.0.id.': 'data.items.0.idのようなパスを入力してください。',
  'Use a value or a template such as {{vars.limit}}.':
    '値、または{{vars.limit}}のようなテンプレートを入力してください。',
};
