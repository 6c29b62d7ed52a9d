/**
 * English words and what they say of a customer's mood, −3…3. Base forms: endings are taken off when a word is looked up.
 * A line with spaces between its words and `_` inside a phrase.
 */
export const englishWords: readonly (readonly [weight: number, words: string])[] = [
  // What is asked for, not what is felt; yet who asks for it is rarely happy.
  [-0.5, `refund cancel unsubscribe returning returned replace`],
  // Keep a word inside of them from being counted.
  [
    0,
    `lover lovers best_of_luck looks_like looked_like tastes_like tasted_like like_a like_an like_this like_that
    felt_like feel_like feels_like more_like and_like was_like is_like were_like not_only good_luck support_team
    in_their_right_mind second_best other_reviews as_good_as better_of good_idea most_of right_next well_below
    even_better_if better_business would_like would_love_to i'd_love_to i'd_like sorry_to_bother sorry_for_the sorry_to_trouble no_worries`,
  ],
  [
    3,
    `to_die_for worth_every_penny couldn't_ask_for could_not_ask_for exceeded_my exceeds_my exceeded_expectations
    customer_for_life can't_say_enough cant_say_enough excelent five_star cannot_say_enough not_be_happier
    not_be_more_happy heavenly excellent amazing awesome outstanding fantastic superb brilliant wonderful perfect
    perfection perfectly flawless flawlessly phenomenal exceptional incredible marvelous magnificent masterpiece
    love loved loves loving lovely best delighted thrilled overjoyed ecstatic impeccable stunning delicious
    spectacular unbeatable highly_recommend five_stars 5_stars 10_out_of_10 10/10 life_saver lifesaver
    above_and_beyond second_to_none blown_away could_not_be_happier couldn't_be_happier can't_recommend_enough
    cannot_recommend_enough thank_you_so_much thanks_so_much can't_thank_you cannot_thank_you`,
  ],
  [
    2,
    `worthwhile rocks delight compliment seamless seamlessly exactly_what_i what_i_wanted everything_i_need
    everything_i_want saved_me a_must fabulously yum cannot_complain can't_complain could_not_be_better
    couldn't_be_better made_my_day so_glad go_back_again order_again buy_again come_back_again will_go_back
    will_come_back will_order can't_wait cannot_wait mmmm peace_of_mind no_buyer's_remorse definitely_recommend
    would_recommend life_changing bless lucky great happy glad pleased grateful satisfied satisfying impressive
    impressed impress beautiful beautifully gorgeous enjoy enjoyed enjoyable fun funny hilarious recommend friendly
    helpful fast_delivery terrific fabulous favorite favourite delightful charming clever elegant tasty yummy tender
    juicy fresh quick prompt promptly reliable sturdy durable comfortable comfy cozy crisp superior genius gem joy
    pleasure pleasant pleasantly well_made well_done well_worth worth_it good_value great_value good_quality
    high_quality top_notch works_great works_well work_well worked_great work_great works_like_a_charm works_fine
    thumbs_up kudos bravo appreciate appreciated resolved solved sorted fixed_it thank_you thanks thankful thx
    a_pleasure will_be_back will_definitely no_complaints no_problems no_issues no_trouble problem_free hassle_free
    can't_go_wrong cannot_go_wrong can't_beat hooked touching powerful riveting captivating memorable remarkable
    talented adorable wow yay congrats congratulations winner excited exciting excels excel`,
  ],
  [
    1,
    `i_like we_like really_like i_liked we_liked liked_it like_it like_the like_this_phone works_as usable useful_for
    neat hearty effortless without_effort immediately timely stylish hopefully_positive saved clarity loyal
    fantastic_price long_lasting functional protects protection welcomed handles quality hot_food low_price fast
    cheap_and inexpensive works_for worked_for fits_well fit_well fits_perfectly perfectly_fine well_built
    well_written well_acted so_far_so_good in_time on_time right_away smooth_sailing good nice fine ok okay decent
    cool easy easily simple smooth smoothly clearly fair fairly_priced cheap_price affordable bargain deal improve
    improved improvement better clean cute sweet kind polite courteous attentive professional knowledgeable patient
    patiently honest authentic interesting entertaining useful handy convenient lightweight compact sleek secure
    securely safe solid strong sharp bright quiet rich generous welcome welcoming accurate efficient responsive
    works worked correctly properly comfortably liked likes likable success successful succeed benefit acceptable
    supportive trust trusted value valuable effective original refreshing subtle solidly intelligent smart creative
    imaginative inventive honestly_good as_advertised as_described as_expected no_problem not_bad looking_forward
    looks_good looks_great plenty flavorful moist crispy hot_and_fresh reasonable reasonably wise lol haha smile
    smiling happily`,
  ],
  [
    -1,
    `isn't_working wasn't_working aren't_working hasn't_arrived haven't_received have_not_received has_not_arrived
    nobody_has nobody_replied no_one_has no_one_replied still_haven't still_hasn't no_answers stop_sending me_twice squeak squeaks rattle rattles second_time_this broken broke breaks break died dies dead dead_on_arrival does_not_work doesn't_work don't_work didn't_work did_not_work not_working won't_work will_not_work stopped_working quit_working no_longer_works never_worked doesn't_charge won't_charge won't_turn_on cheap_feel poor_fit had_better not_hot at_best other_than flaw below expected_better expect_better
    better_than_nothing not_match not_included discomfort negative negatively send_it_back sending_it_back
    sent_it_back look_elsewhere looking_for_a_new noisy not_snug unsatisfying expire chewy blah stale
    no_instructions cumbersome struggle no_answer gone_wrong out_of_stock not_received fault shocked overwhelmed
    undone dirt rubber so_small hard_to hard_time too_hard too_low too_heavy too_cold was_cold is_cold were_cold
    too_dry was_dry were_dry too_light miss_the wear_out wore_out cut_off cuts_out no_service no_signal forget_it
    forget_about sleazy suffer suffers cheaply_made cheap_plastic hour_to hours_to 40_minutes over_30 unacceptably
    last_visit nope wait_time smudged awkwardly tough interrupt blew drained drain fry scared slow slowly late delay
    delayed waiting wait_for waited missing lost lose losing problem problems issue issues trouble error faulty
    defect defective wrong incorrect mistake confusing confused confuse unclear difficult complicated inconvenient
    inconvenience lack lacks lacked lacking limited tiny cheaply flimsy thin weak loose bulky uncomfortable dirty
    messy bland salty greasy soggy overcooked undercooked burnt burned overpriced expensive pricey costly mediocre
    average lame dull predictable slow_moving boring bored meh flat cliche plot_holes forgettable unimpressive
    underwhelmed underwhelming disconnect disconnects drop drops dropped static echo muffled skip skips crack
    cracked scratch scratched leak leaks leaking leaked rust bent stuck stops stopped crash crashes crashed freeze
    freezes frozen lag fail fails failed failing failure refuse refused reject rejected decline declined unable
    cannot_find unanswered unresolved ignore ignored ignoring concern concerned worry worried worries afraid doubt
    doubtful disagree unfortunately unfortunate sadly regret sorry sad annoying annoyed annoy hassle cancel
    cancelled complain complaint tired sick overcharge overcharged charged_twice double_charged
    unauthorized unnecessary instead_of too_small too_big too_loud too_long too_much too_many too_expensive so_slow
    attitude awkward silly cheesy uninspired repetitive tedious barely hardly
    not_as_described not_as_advertised nothing_special no_reply no_response still_waiting on_hold over_an_hour
    never_arrived elsewhere bother missed misses unlike only_lasted far_from`,
  ],
  [
    -2,
    `thank_you_for_nothing thanks_for_nothing thank_you_for_wasting thank_you_for_ruining third_time fourth_time fooled be_fooled no_excuse disappoint dissapointed dissapointing disapointing disappointed_with displeased
    aggravating aggravated infuriating infuriated jerk jerks joke counterfeit down_the_drain thumbs_down money_back
    not_what_i not_worth_it save_your_money money_out don't_waste do_not_waste dont_waste don't_buy dont_buy
    do_not_purchase don't_purchase never_got never_received not_go_back never_go never_return not_return
    won't_return wouldn't_return not_be_returning won't_be_returning not_come_back never_come_back won't_go_back
    wouldn't_go_back not_eat_here steer_clear never_been_more never_been_so thorn get_what_you_pay unacceptible poop
    dirtiest blew_up abhor last_moto shame_on terrible_at not_acceptable not_happy not_recommend_it disrespected
    heart_attack better_off not_helpful waste_your_money would_rather sucker buyer_beware overhyped horror
    unbearable bitches not_impressed do_yourself_a_favor steep_price thrown_away bad badly poor poorly disappointed
    disappointing disappointment disappoints frustrated frustrating frustration frustrate angry mad upset unhappy
    dissatisfied unsatisfied unsatisfactory unacceptable unprofessional unreliable useless unusable  
      junk crap crappy rubbish trash garbage lousy sucks suck sucked sucky ridiculous stupid stupidly
    dumb nonsense pathetic rude rudely dishonest lie lied lies lying liar fake mislead misleading misled cheat
    cheated ripoff rip_off ripped_off overrated pointless hate hated hates hating dislike disliked avoid beware
    stay_away waste wasted wasting fed_up let_down letdown gave_up give_up give_me_a_break fell_apart falls_apart
    fall_apart         
           
      not_worth don't_bother do_not_bother do_not_buy not_recommend wouldn't_recommend
    would_not_recommend cannot_recommend can't_recommend no_good not_good no_way too_bad unbelievable_that nasty
    gross yuck ugly painful pain hurt hurts crying unwatchable mess disaster shame shameful embarrassing embarrassed
    insult insulted offended offensive annoyance irritated irritating outrageous careless negligent incompetent
    incompetence clueless untrustworthy deceptive nobody_answers nobody_helps never_answer hung_up ignored_me
    no_help unhelpful sloppy tasteless rotten mold mouldy rancid smelly stink stinks smells inedible sickening
    problematic dangerous unsafe hazard drivel mistake_to torture wooden unfunny ridiculously_bad lacked_any
    bored_out run_away`,
  ],
  [
    -3,
    `scum blood_boil no_star no_stars minus_stars never_ever go_to_hell the_worst zero_star terrible terribly
    horrible horribly awful awfully worst abysmal atrocious appalling dreadful disgusting disgusted disgrace
    disgraceful horrendous horrific nightmare furious outraged livid scam scammed scammers fraud fraudulent criminal
    theft steal stealing stole thief thieves worthless hell despicable detest loathe unforgivable never_again
    never_buy never_use never_order never_go_back will_never won't_be_back won't_be_going not_be_back waste_of_money
    waste_of_time piece_of_junk piece_of_crap zero_stars 0_stars one_star 1_star last_time small_claims lawyer
    lawsuit sue suing legal_action consumer_protection trading_standards ombudsman caught_fire on_fire smoke_came
    fire_hazard electric_shock burned_my bullshit wtf damn fuck fucking shit shitty pissed unbelievably_bad
    beyond_angry sick_and_tired`,
  ],
];

/** Turn a following word round. `n't` is added by the reader. */
export const negators = new Set(
  `not no never none nothing nobody nowhere neither nor cannot cant dont doesnt didnt wont wouldnt isnt wasnt arent
  werent couldnt shouldnt aint without hardly barely scarcely rarely seldom lacks lacking lacked least`.split(
    /\s+/,
  ),
);
/** Make what follows stronger or weaker. */
export const degrees = new Map<string, number>([
  ...`very really so extremely absolutely totally completely utterly highly incredibly insanely super exceptionally
  truly deeply seriously remarkably ridiculously especially particularly such most thoroughly bloody damn fucking`
    .split(/\s+/)
    .map((word) => [word, 1.3] as const),
  ...`slightly somewhat fairly rather pretty kinda sorta little bit partly mildly relatively quite almost moderately`
    .split(/\s+/)
    .map((word) => [word, 0.7] as const),
]);
/** Say what was wished for, not what was. */
export const wishes = new Set([
  'would',
  'could',
  'should',
  'wish',
  'wished',
  'if',
  'hoping',
  'supposed',
  'expecting',
]);
/** What stands after these counts for more than what stood before. */
export const turns = new Set(['but', 'however', 'yet', 'except', 'unfortunately']);
/** What stands after these, up to the next comma, is granted and counts for less. */
export const concessions = new Set(['although', 'though', 'despite', 'albeit']);
/** What may be wrong, and words that say it is so no more. */
export const troubles = new Set([
  'issue',
  'issues',
  'problem',
  'problems',
  'error',
  'errors',
  'fault',
  'bug',
]);
export const remedies = new Set(['fixed', 'resolved', 'solved', 'sorted', 'gone']);
/** Before these a negation reaches over the whole thought: "I don't think this is fair". */
export const opinions = new Set(['think', 'believe', 'feel', 'find', 'say', 'call', 'consider']);
