import type { Locale } from '../../engine/core/text.ts';
import { newArticleSchema, type NewArticle } from '../contract/knowledge.ts';

interface Words {
  title: string;
  keywords: string[];
  body: string;
}
interface DemoArticle {
  slug: string;
  visibility: NewArticle['visibility'];
  en: Words;
  ja: Words;
}

/** What the staff of Kazehana Appliances wrote down for each other and for customers. */
const articles: DemoArticle[] = [
  {
    slug: 'charged-twice',
    visibility: 'public',
    en: {
      title: 'A payment was charged twice',
      keywords: ['double charge', 'duplicate payment', 'charged two times', 'invoice'],
      body: 'A second charge is often a reservation by the bank that is released within three working days.\n\nIf both payments are booked, send us the order number and the dates of both. We refund the second one to the same card; it arrives in five to ten working days.',
    },
    ja: {
      title: '二重に請求されたとき',
      keywords: ['二重請求', '二重引き落とし', '2回引き落とされた', '重複 課金'],
      body: '2件目は金融機関の仮押さえの場合があり、3営業日以内に解除されます。\n\n両方とも確定している場合は、注文番号と引き落とし日をお知らせください。2件目を同じカードへ返金します。返金の反映には5～10営業日かかります。',
    },
  },
  {
    slug: 'refund-time',
    visibility: 'public',
    en: {
      title: 'How long a refund takes',
      keywords: ['refund', 'money back', 'reimbursement', 'refund status'],
      body: 'Refunds go to the means of payment of the order. Cards take five to ten working days, bank transfers three. The date of the refund is shown under My orders.',
    },
    ja: {
      title: '返金までの日数',
      keywords: ['返金', '払い戻し', '返金状況', '返金されない'],
      body: '返金はご注文時の支払い方法へ行います。カードは5～10営業日、銀行振込は3営業日かかります。返金日は「ご注文履歴」に表示されます。',
    },
  },
  {
    slug: 'robot-vacuum-charging',
    visibility: 'public',
    en: {
      title: 'The robot vacuum does not charge',
      keywords: ['battery', 'charging dock', 'charger', 'will not charge', 'empty battery'],
      body: 'Wipe the contacts of dock and vacuum with a dry cloth. Plug the dock into a wall socket without an extension cord. Hold the power button for ten seconds.\n\nIf the light at the dock stays dark, the dock is replaced under warranty. Smoke or heat: unplug at once and tell product safety.',
    },
    ja: {
      title: 'ロボット掃除機が充電できない',
      keywords: ['充電されない', 'バッテリー', '充電台', '充電器', '充電が始まらない'],
      body: '充電台と本体の端子を乾いた布で拭いてください。延長コードを使わず、壁のコンセントに直接つないでください。電源ボタンを10秒間押し続けてください。\n\n充電台のランプが点灯しない場合は、保証で充電台を交換します。煙や発熱がある場合は、すぐにプラグを抜き、製品安全の担当へ連絡してください。',
    },
  },
  {
    slug: 'error-e21',
    visibility: 'public',
    en: {
      title: 'Error E-21: the filter is clogged',
      keywords: ['E21', 'error code', 'filter', 'drain', 'dishwasher', 'washing machine'],
      body: 'The display shows E-21 when water does not drain. Switch off, close the tap, take out the filter at the bottom right and rinse it under running water. Put it back until it clicks and start the drain programme.',
    },
    ja: {
      title: 'エラー E-21: フィルターの詰まり',
      keywords: ['E21', 'エラーコード', 'フィルター 詰まり', '排水できない', '食洗機', '洗濯機'],
      body: '水が排水されないとE-21が表示されます。電源を切って水栓を閉め、右下のフィルターを外して流水で洗ってください。カチッと音がするまで戻し、排水運転をしてください。',
    },
  },
  {
    slug: 'fridge-not-cold',
    visibility: 'public',
    en: {
      title: 'The fridge does not get cold',
      keywords: ['refrigerator', 'freezer', 'cooling', 'warm', 'temperature'],
      body: 'Leave 5 cm of space behind it and set the temperature to 4 °C. After moving it, it needs a day. Check that the door closes and that nothing covers the vents inside. Still warm after a day: book a repair.',
    },
    ja: {
      title: '冷蔵庫が冷えない',
      keywords: ['冷凍庫', '冷えが悪い', '温度', 'ぬるい', '霜'],
      body: '背面を5cm空け、温度を4℃に設定してください。移動後は冷えるまで1日かかります。ドアが閉まっているか、庫内の吹き出し口がふさがれていないか確認してください。1日たっても冷えない場合は、修理を手配してください。',
    },
  },
  {
    slug: 'app-sign-in',
    visibility: 'public',
    en: {
      title: 'Signing in to the app fails',
      keywords: ['log in', 'login', 'password reset', 'error 502', 'locked out', 'account'],
      body: 'Update the app, then use “Forgot password”; the link is valid for 30 minutes. An error 502 after an update passes once the app has been closed and opened again. After five wrong passwords the account is locked for 15 minutes.',
    },
    ja: {
      title: 'アプリにログインできない',
      keywords: ['ログインできない', 'パスワード 再設定', 'エラー502', 'ロック', 'アカウント'],
      body: 'アプリを更新し、「パスワードを忘れた場合」から再設定してください。リンクは30分間有効です。更新後のエラー502は、アプリを終了して開き直すと解消します。パスワードを5回間違えると、アカウントは15分間ロックされます。',
    },
  },
  {
    slug: 'app-wifi',
    visibility: 'public',
    en: {
      title: 'Connecting an appliance to the Wi-Fi',
      keywords: ['wifi', 'wireless', 'router', 'pairing', 'connection', 'network'],
      body: 'Appliances connect on 2.4 GHz only. Keep the phone beside the appliance, hold the Wi-Fi button until it blinks, and choose “Add appliance” in the app. Guest networks do not work.',
    },
    ja: {
      title: '製品をWi-Fiに接続する',
      keywords: ['無線LAN', 'ルーター', 'ペアリング', 'ネット接続', 'つながらない'],
      body: '2.4GHzのみに対応しています。スマートフォンを製品の近くに置き、Wi-Fiボタンをランプが点滅するまで押し、アプリで「製品を追加」を選んでください。ゲスト用ネットワークでは接続できません。',
    },
  },
  {
    slug: 'cancel-subscription',
    visibility: 'internal',
    en: {
      title: 'Cancelling the filter subscription',
      keywords: ['cancel', 'cancellation', 'unsubscribe', 'terminate contract', 'end subscription'],
      body: 'Customers cancel under My account → Subscription until five days before the next delivery. Offer a pause of up to three months first. Cancel by hand only after the identity was checked.',
    },
    ja: {
      title: 'フィルター定期便の解約',
      keywords: ['解約', '退会', '定期便 停止', '契約 終了', '休止'],
      body: 'お客様は「マイページ」→「定期便」から、次回お届けの5日前まで解約できます。まず最大3か月の休止をご案内してください。手動での解約は、本人確認の後に行ってください。',
    },
  },
  {
    slug: 'late-delivery',
    visibility: 'internal',
    en: {
      title: 'A delivery is late or did not arrive',
      keywords: ['shipping', 'parcel', 'tracking', 'not delivered', 'where is my order', 'missing package'],
      body: 'Look up the tracking number under Orders. No movement for three days: open an inquiry with the carrier and send a replacement after five. From three days of delay on a voucher of up to ¥2,000 may be given.',
    },
    ja: {
      title: '配送の遅れ・未着',
      keywords: ['配送状況', '荷物 届かない', '追跡番号', '配達', '未配達'],
      body: '「注文」で追跡番号を確認してください。3日間動きがない場合は運送会社に調査を依頼し、5日後に代替品を発送します。3日以上の遅れには、2,000円までのお詫びクーポンを発行できます。',
    },
  },
  {
    slug: 'smoke-or-burning',
    visibility: 'internal',
    en: {
      title: 'Smoke, sparks or a burning smell',
      keywords: ['smoke', 'fire', 'burning', 'sparks', 'electric shock', 'danger'],
      body: 'Ask the customer to unplug the appliance and not to use it again. Note model and serial number, ask for pictures, open a ticket to product safety with priority critical, and do not promise anything about the cause.',
    },
    ja: {
      title: '煙・火花・焦げたにおい',
      keywords: ['発煙', '発火', '煙が出た', '焦げ臭い', '感電', '危険'],
      body: 'お客様にプラグを抜き、使用を中止するようお願いしてください。型番と製造番号、写真を確認し、製品安全へ優先度「最重要」でチケットを起票してください。原因についての約束はしないでください。',
    },
  },
];

const inLanguage = (language: Locale, { slug, visibility, ...words }: DemoArticle): NewArticle =>
  newArticleSchema.parse({ ...words[language], slug, visibility, language, status: 'published' });
export const demoArticles: NewArticle[] = articles.flatMap((article) => [
  inLanguage('en', article),
  inLanguage('ja', article),
]);
