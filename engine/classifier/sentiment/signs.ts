/** Emoji and faces, the same in every language. */
export const signs: readonly (readonly [weight: number, signs: string])[] = [
  [2, '😍 🥰 😻 🎉 💯 🤩 ❤️ ❤ 💖 💕 😘 🙌 👏'],
  [
    1,
    '😀 😃 😄 😁 😊 🙂 😆 😂 🤣 👍 🙏 ✨ 💪 😋 ☺️ ☺ 👌 🤗 :) :-) :D :-D ^^ ^_^ ^o^ (^^) (^_^) (*^^*) (^o^) ♪ ♡',
  ],
  [
    -1,
    '😕 🙁 ☹️ ☹ 😞 😔 😓 😟 😢 😥 😰 😩 😫 😣 🤔 😒 🙄 💦 :( :-( :/ :-/ ;_; T_T (T_T) (;_;) (>_<) >_< orz (´Д`) (涙) (泣)',
  ],
  [-2, "👎 😠 😤 😭 💔 🤦 🤦‍♀️ 🤦‍♂️ 🗑️ :'( (怒) (激怒) (-_-) (--#)"],
  [-3, '😡 🤬 💩 🤮 👿 🖕'],
];
