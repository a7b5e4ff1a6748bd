"""
What stands in a news text besides the report: tables of patterns.

Compiled by the project; CC0. Patterns match a line's plain form (lower case, straight
marks, single spaces, no ornaments at its ends) from end to end, so that a sentence that
merely mentions a newsletter stays reporting. Each table names what its lines are.
"""

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)

ADVERTISEMENT = r"""
advert(?:isement|isements|ising|orial)?s?(?: here)?(?: \d+)?
advertise(?:ment)? with us.*
(?:story|article|report|content|text|post) continues? (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement|ads|video|photo))?
continue reading below.*|(?:scroll|continue) (?:down )?(?:to|for) (?:continue|more|reading|read on).*
continue reading(?: the main story)?|(?:skip|report this|remove|hide|close|why this) (?:the )?(?:ad|ads|advert|advertisement)
(?:sponsored|promoted|paid|partner|branded)(?: (?:content|post|stories|story|links?|by .{0,40}))?
ads? by .{0,40}|ad|ads|\[ad\]|taboola|outbrain|recommended by (?:taboola|outbrain)|powered by .{0,40}
google(?:tag| adsense).*|.{0,6}adsbygoogle.*|googletag.*|placeholder.{0,20}|this ad will.*
"""

SHARING = r"""
share(?: this)?(?: (?:article|story|post|page|news|item|via|on|with|to|now))?(?: (?:on|via|with|to) .{0,60})?
share(?: (?:facebook|twitter|x|whatsapp|linkedin|email|e-mail|telegram|pinterest|reddit|print|copy link|tweet|pin|more|on|via|with|this|story|icon|button|\W))+
(?:click to )?(?:share|tweet|email|e-mail|print|pin|save|copy|post|like|send|bookmark)(?: (?:this|it|link|a link.*|article|story|page|on .{0,30}))?(?: \(opens in new window\))?
click to (?:share|email|print|tweet|copy).*
(?:(?:facebook|twitter|x|whatsapp|linkedin|email|e-mail|telegram|pinterest|reddit|print|instagram|youtube|tiktok|messenger|flipboard|tumblr|viber|line|wechat|weibo|threads|bluesky|mastodon|copy link|copy url|link copied|rss|gmail|sms|google\+?|comment|comments|share|shares|tweet|pinit|pocket|mail|skype|vk|ok|pin|like|more|views?|\d+|[|/,+·•&-]) ?)+
(?:facebook|disqus|fb|reader|user|your|all|view|show|hide|see|read|load|older|newer)(?: all| the| more)?(?: \d+)? comments?(?: \(\d+\))?.{0,20}
(?:like this|like|related)|like loading|loading|loading\.*|please wait.*
(?:\d+|no|one|view|add|post|leave|write|show|load)(?: a| your| the)? (?:comments?|reply|replies|responses?|shares?|views?|likes?|reactions?|retweets?)
(?:total )?(?:views?|shares?|reads?|likes?|hits)\W*[\d,.]+k?|[\d,.]+k? (?:views?|shares?|reads?|likes?|hits|people .{0,30})
what(?:'s| is) your reaction|.{0,30}rate this (?:article|story|post).*|was this (?:article|page|story) (?:helpful|useful).*|(?:did|do) you (?:like|enjoy) (?:this|the) .{0,20}
(?:print|email)(?: this)?(?: (?:page|article))?|text size.*|font size.*|a ?a ?a|listen(?: to (?:this )?(?:article|story|news))?(?: \d.*)?|play audio.*
have your say.*|join the (?:conversation|discussion|debate)(?: .{0,60})?|(?:tell|let) us (?:know )?what you think.*|what do you think\W.{0,80}(?:comment|below|let us know).*
(?:gift|save|bookmark) (?:this )?article|add to (?:favou?rites|bookmarks|reading list|your saved.*)|copy(?:ied)?(?: to clipboard)?|link copied.*
"""

FOLLOWING = r"""
follow (?:us|@?[\w&'. -]{2,40}) (?:on|via|at|for|@).{0,120}|follow us|follow
(?:for more .{0,60}|(?:and |please )?)(?:like|find|join|visit|connect with|add) (?:us|our|the) .{0,60}(?:facebook|twitter|instagram|whatsapp|telegram|linkedin|youtube|tiktok|google news|channel|group|page).{0,60}
(?:click here to )?(?:join|subscribe to|follow) (?:our|the|\w+'s?) .{0,40}(?:whatsapp|telegram|youtube|channel|group|google news|newsletter|podcast|feed).{0,80}
(?:(?:download|get|install|try) (?:our|the|\w+) .{0,40}\bapps?\b|.{0,40}\bapps?\b.{0,20}(?:google play|app store)).{0,120}
(?:also )?(?:available|get it|download) on (?:the )?(?:google play|app store).*|(?:stay|keep) (?:on top|up to date|informed|connected|tuned|updated|ahead|in the know)\b.{0,120}
(?:for|get) (?:all )?(?:the )?(?:latest|breaking|more|top|daily|live)\b.{0,60}\b(?:news|updates?|stories|headlines|coverage|analysis|alerts)\b.{0,100}(?:follow|visit|click|download|log ?on|inbox|phone|subscri|app\b|channel|alerts?|sent|deliver|directly|e-?mail|facebook|twitter|telegram|whatsapp|our |us\b|live ?blog).{0,80}
(?:read|catch|find|check out|see|watch) (?:all )?(?:the )?(?:latest|breaking|more) .{0,60}(?:news|updates|coverage|stories)\b.{0,60}(?:here|on our|on \w+\.\w+|live|app|facebook|twitter|section|page).{0,60}
(?:read|more|see|find|view) (?:more |all )?(?:stories|articles|posts|news|coverage)? ?(?:on|about|by|from) .{0,50}(?:here)
.{0,40}\bon google news\b.{0,40}|.{0,60}turn on notifications.{0,60}|.{0,20}get notified.{0,60}|(?:enable|allow|turn on) (?:push )?notifications.*
"""

SIGN_UP = r"""
(?:please )?(?:sign|log) ?(?:up|in|on|out)(?: (?:for|to|with|now|here|today|free|or|and|using|by)\b.{0,160})?
subscribe(?:rs?)?(?: (?:to|now|today|here|for|from|and|with|via|free|only|or|us)\b.{0,160})?|(?:become|be) an? (?:\w+ )?(?:subscriber|member|supporter|patron|insider).{0,100}
(?:already|not yet|not) (?:an? )?(?:\w+ )?(?:subscriber|member|subscribed|registered|have an account)\b.{0,80}
(?:our|the|free|daily|weekly|morning|evening|breaking news|e-?mail|\w+'s)(?: \w+){0,3} (?:newsletters?|briefing|alerts|digest)(?: signup| sign-up| sign up)?
(?:enter|type|your|provide)(?: your)? (?:e-?mail|email)(?: address)?(?: \*| here|\b.{0,60})?|e-?mail address(?: \*)?|e-?mail|your email(?: address)?
(?:get|receive|want|sign|have|join|try|like|don't miss)\b.{0,120}\b(?:newsletters?|in your (?:inbox|mailbox|e-?mail)|to your (?:inbox|mailbox|e-?mail)|straight to your \w+|delivered (?:daily|weekly|to)|morning briefing|daily briefing|e-?mail alerts?|push notifications)\b.{0,120}
(?:by (?:signing|subscribing|registering|submitting|clicking|entering|providing|continuing|using)\b.{0,200}(?:agree|consent|accept|acknowledge|terms|policy).*|you (?:may|can) unsubscribe.*|unsubscribe.{0,60})
(?:thank you|thanks) for (?:subscribing|signing|reading|your|registering|visiting|supporting)\b.{0,100}|(?:success|error|oops)\W.{0,100}|an error (?:has )?occurr?ed.*|(?:please )?(?:check|confirm) your (?:inbox|e-?mail|subscription).*
(?:this (?:article|story|content|report) is (?:for|only|available|exclusive|reserved|free)\b.{0,40}(?:subscribers?|members?|registered|sign).*)|(?:you have|you've) (?:reached|read|used|\d+)\b.{0,60}(?:article|limit|free|month).*
(?:to (?:continue|keep) reading|to read (?:the|this) (?:full|rest|whole)|register (?:now|for free|to)|create (?:a|an|your) (?:free )?account|start your (?:free )?trial|unlimited (?:digital )?access|try .{0,30} free)\b.{0,120}
(?:support|help|fund|donate|contribute|chip in)(?:ing)? (?:to |us\b|our |independent |quality |local |free |fearless |this |now|today)?.{0,140}(?:journalis[mt]s?|donat\w+|contribut\w+|support\w*|reporting|member\w*|newsroom|readers?|media)\b.{0,80}|donate(?: now| today)?|support us|make a (?:donation|contribution).{0,60}
we need your (?:support|help).*|(?:if you|dear reader).{0,80}(?:consider|please) (?:supporting|donating|subscribing|contributing|support|donate|subscribe).*
(?:i|yes)\b,? (?:agree|consent|want|would like|have read)\b.{0,60}(?:terms|privacy|policy|emails?|newsletters?|receive).{0,80}
"""

COMMENTING = r"""
leave (?:a|your) (?:reply|comment|response|thought).{0,60}|cancel reply|(?:post|write|add|submit|make) (?:a |your |new )?(?:comment|reply).{0,40}|reply|report(?: abuse| comment)?|be the first to .{0,60}
your e-?mail (?:address )?(?:will|is) (?:not|never) (?:be )?(?:published|shown|displayed|shared|required).*|required fields are marked.*|fields marked.*
save my name.*|notify me of (?:new|follow).*|(?:you must|please) (?:be )?(?:logged|log|sign|login|enter)\b.{0,80}(?:comment|reply|here).*|comments?(?: are| have been| is)? (?:now )?(?:closed|disabled|off|moderated|not available|section|policy|guidelines|rules).{0,80}
this site uses akismet.*|learn how your comment.*|name \*|website|name|comment \*?|message|(?:all |your |user )?comments? (?:will be|are|posted|may be|must|should).{0,160}
(?:commenting|comment) (?:rules|policy|guidelines|is|on this|has).{0,120}|disqus.*|please enable javascript.*|view (?:the discussion|comments).*|(?:sort by|newest|oldest|most voted|best)
"""

LEGAL = r"""
(?:©|\(c\)|copyright)\W.{0,200}|.{0,120}(?:©|copyright) (?:\(c\) )?(?:©|20\d\d|19\d\d|reserved|protected|of|by)\b.{0,160}|.{0,120}\ball rights reserved\b.{0,160}
(?:this|the) (?:material|article|content|copy|story|report|document|work)\b.{0,80}\b(?:may not|must not|cannot|is (?:protected|subject|copyright\w*)|are (?:protected|subject|copyright\w*))\b.{0,80}(?:publish|broadcast|reproduc|rewrit|redistribut|copyright|permission|licen[cs]|terms).{0,160}
(?:no part of|reproduction|republication|any (?:unauthori[sz]ed|use|copying)|unauthori[sz]ed|redistribution|reprint(?:ing)?)\b.{0,120}(?:permission|prohibited|forbidden|reproduced|consent|not allowed|credited?|with(?:out)? a link).{0,100}
dmca.{0,60}|(?:dmca|copyright|correction|corrections|privacy|cookies?|legal|terms|editorial)(?: ?[/|&] ?| (?:and )?)(?:correction|notice|policy|policies|settings|preferences|statement|complaint|takedown|disclaimer|terms|conditions|of use|of service|and conditions|guidelines|standards|choices)\b.{0,40}
(?:terms|conditions)(?: (?:of|and|&) \w+)?(?: ?[|/-] ?.{0,60})?|privacy(?: ?[|/-] ?.{0,60})?|contact(?: us)?|about(?: us)?|careers|sitemap|home|help|faq|accessibility|imprint|newsletter|newsletters
(?:the )?(?:views|opinions|facts|statements|ideas|views and opinions|opinions and views|thoughts|content)(?:,? (?:and|or) \w+){0,3}(?:,? \w+){0,6} (?:expressed|presented|contained|stated|published|appearing|set out|given)\b.{0,40}\b(?:are|do|is|belong|represent|should|does|need)\b.{0,220}
.{0,80}\b(?:do|does|may|need) not necessarily (?:reflect|represent|express|mirror)\b.{0,80}\b(?:views?|opinions?|positions?|polic(?:y|ies)|stance|thinking)\b.{0,120}
disclaimer(?:\W.{0,400})?|(?:the (?:author|writer|columnist)s? (?:is|are) (?:solely|not|personally) (?:responsible|liable)|responsibility for)\b.{0,160}|.{0,60}(?:is|are|not|be held) (?:responsible|liable) for (?:the )?(?:content|views|opinions|accuracy).{0,120}
(?:we|this (?:web)?site|our (?:web)?site|by using this|the guardian|this page)\b.{0,40}\b(?:uses?|using) cookies.{0,200}|.{0,80}\b(?:accept|manage|reject|allow|decline)(?: all| our)? cookies\b.{0,100}|cookies?(?: settings| preferences| consent| notice)?|(?:i )?(?:accept|agree|got it|decline|reject all|accept all)|manage (?:preferences|options|consent)
(?:if you (?:have|see|spot|notice|find|believe|want|would like|are)\b.{0,100}(?:error|correction|tip|mistake|typo|copyright|complain|contact us|e-?mail us|get in touch|let us know|reuse|re-use|republish|cookie|newsletter).{0,160})
(?:report|found|spotted|see|notice) (?:an? )?(?:error|typo|mistake|correction|inaccurac\w+)\b.{0,80}|(?:corrections?|complaints?)(?: (?:and|&) .{0,30})?|send (?:us )?(?:tips|feedback|your|a tip|news).{0,80}|(?:got|have|do you have) an? (?:news )?(?:tip|story|question|view)\b.{0,120}|contact (?:the )?(?:us|author|reporter|editor|newsroom|writer|our)\b.{0,80}
(?:our (?:standards|ethics|policies)|standards)\W.{0,100}(?:principles|ethics|trust).{0,30}|why you can trust .{0,40}|(?:our )?editorial (?:standards|independence).{0,60}|(?:purchase|buy|get|obtain) (?:licen[cs]ing|reprint|re-use|reuse|republishing|permission)s?(?: rights)?.{0,40}|rights ?& ?permissions.{0,20}|licen[cs]ing .{0,30}rights
(?:bbc )?(?:is|are) not responsible for .{0,80}external.*|.{0,40}external (?:sites|links?)\b.{0,60}
"""

CHROME = (
    r"""
\W*|(?:skip|jump|back|go|return|scroll) to (?:main )?(?:content|top|the top|navigation|home|homepage|main|article|article list|search|menu|footer).{0,30}|menu|search(?: for.{0,30})?|toggle .{0,30}|close|open|expand|collapse|next|prev(?:ious)?(?: article| post| story)?|next (?:article|post|story|page|up).{0,80}|previous (?:article|post|story)\b.{0,100}|show (?:more|less)|(?:read|see|view|load|show) (?:more|all|less)|more|advertisement feature|top|expand image|enlarge(?: image)?|zoom|(?:click|tap|press) (?:here|to).{0,80}|here|edit|(?:image|photo|slide|page) \d+ (?:of|/) \d+|\d+ ?/ ?\d+|\d+ of \d+
logo of .{0,160}|.{0,60}\blogo|(?:site|newspaper|company) logo.{0,60}
(?:home|news|world|start)(?: ?[»›>/|] ?[\w&' ,.-]{1,80}){1,5}
(?:\d+|one|two|three|five|ten) ?-?(?:min(?:ute)?s?|seconds?)(?: (?:of )?read(?:ing)?(?: time)?)?|(?:estimated )?read(?:ing)?(?: time)?\W*\d+ ?(?:min\w*|m|second\w*)(?: read)?|(?:about |less than )?(?:an? |\d+ )(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago(?: \| .{0,30})?|just now|(?:last )?updated (?:an? |\d+ )\w+ ago
(?:tags?|topics?|filed under|posted (?:in|under)|categor(?:y|ies)|keywords?|labels?|in this (?:article|story)|related (?:tags|topics)|more (?:on|about)(?: this)?(?: topics?)?|section|sections)(?:\W.{0,200})?
(?:view|see|open|watch|play)(?: (?:this|the|full|larger|all|original|image|video|gallery|slideshow|photos?|post|on|in|now|again|live|more))+(?: .{0,40})?|video|videos|audio|photos?|gallery|live|watch|podcast|photo gallery|in pictures|slideshow|graphics?|infographic|interactive|breaking(?: news)?|exclusive|developing(?: story)?|trending|latest|new|premium|free|top news|world news|news|print edition|epaper|e-paper|today's paper
(?:your browser|this browser|the video|this video|the media|video|this content|javascript|enable javascript|you need|to (?:view|play|watch|see|display) this|we're sorry|sorry,|the player|no compatible source)\b.{0,60}\b(?:support|load\w*|play\w*|available|enable\w*|javascript|flash|html5|cookies|found|cannot|could not|browser|required|video|upgrade)\b.{0,100}
play video.{0,80}|video (?:player|duration|caption|unavailable|transcript|content|length|by).{0,80}|(?:current time|duration|volume|mute|unmute|pause|fullscreen|captions|subtitles|remaining time|playback rate|stream type|chapters|descriptions)\b.{0,60}|\d{1,2}:\d\d(?: ?/ ?\d{1,2}:\d\d)?|now playing.{0,60}|up next.{0,60}
\[?e-?mail(?: |&#160;)protected\]?|https?://\S+|www\.\S+|pic\.twitter\.com/\S+|t\.co/\S+|@\w{2,30}|#\w+(?: #\w+)*|view (?:this post|on) (?:on )?(?:instagram|twitter|facebook|x).{0,60}|a post shared by .*|(?:tweet|post) by .{0,60}|.{0,60}\(@\w+\) """
    + MONTH
    + r""" \d{1,2}, \d{4}|embed(?: code)?|(?:embedded|twitter|external|social media) (?:content|post|link|embed)
(?:translated? (?:by|with|from|into)|select language|english|read (?:this|it|the article) in|change language)\b.{0,40}|language(?: ?: ?.{0,60})?|available in:?(?: [a-z]{4,12},?)+|this (?:article|text|story) (?:was|has been) (?:automatically )?(?:machine[- ])?translated.{0,120}
(?:first )?(?:published|posted|updated|last updated|last modified|modified|created|date|release date|uploaded|issued|edited|written|publication date|last edited|first published|updated on|published on|posted on)(?: (?:on|at|date|time))?\W{0,4}(?:\w+,? )?(?:\d{1,2}(?:st|nd|rd|th)? """
    + MONTH
    + r"""|"""
    + MONTH
    + r""" \d{1,2}|\d{4}-\d\d|\d{1,2}[./:-]\d{1,2}).{0,100}
(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? """
    + MONTH
    + r""",? \d{4}|"""
    + MONTH
    + r""" \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:[ ,|@t-]*(?:at |- )?\d{1,2}[:.h]\d\d(?::\d\d)?)?(?: ?[ap]\.?m\.?)?(?: ?\(?[a-z]{2,4}\)?)?(?: ?[+-]\d\d:?\d\d)?(?:(?: \|| -|,)? .{0,40}(?:min|read|updated|views|comments?).{0,60})?
\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: (?:gmt|utc|ist|est|edt|et|bst|cet|pst|pt|wat|eat|sast|pkt|aest|jst|msk))?
"""
)

TEASER_INLINE = r"""
(?:\W{0,3}(?:read|see|watch|listen|check|view|click)? ?(?:also|more|next|full|related|further|on)?(?: (?:read|reading|story|stories|article|coverage|news|here|on|this|about|watch|listen|see))?|must[- ]read|recommended(?: for you| reading| stories?| story)?|related(?: (?:news|story|stories|articles?|posts?|content|coverage|reading|topics?|links?|video))?|don't miss|in case you missed it|icymi|you may (?:also )?like|editor's picks?|background|explainer|explained|further reading|in pictures|in photos|photos|gallery|video|watch(?: live| now| the video)?|live updates?|live blog|live|read|listen|more|opinion|from the archives?|follow live|latest|now read|read this|trending(?: now)?|top stor(?:y|ies)|join) ?[:|»>›→] ?.{3,200}
(?:read|see) (?:also|more|next|the full (?:story|article|report|statement|text))(?: (?:here|about|on|at|from|in|by|:)\b.{0,160})?|(?:click|tap) here (?:to|for)\b.{0,160}|(?:also|must|to) read\b(?! (?:out|a statement|the)\b).{0,160}|(?:for more|more) (?:details|information|on this(?: story)?|stories like this|from .{3,40}|coverage .{0,60})(?:,? (?:visit|click|see|go to|read|here).{0,120})?|full story(?: here)?.{0,60}
"""

SITE_LINES = ADVERTISEMENT + SHARING + FOLLOWING + SIGN_UP + COMMENTING + LEGAL + CHROME

TAIL_HEADINGS = r"""
(?:the )?(?:most|top|more|our most)(?: (?:viewed|read|popular|shared|commented|watched|discussed|recent|emailed|viral|trending|read stories|stories|articles|news|posts|headlines|videos|picks|today|this week|on|now|from|in|about|by|like this|world|coverage|read news|popular stories|viewed stories|popular now|read articles|stories today|stories from|related))+(?: .{0,50})?
(?:related|similar|recommended|suggested|recent|latest|other|featured|popular|trending|further|new|next|must[- ]read|also|linked|connected|associated|more related)(?: (?:top|news|world|political|international|local|breaking|today))?(?: (?:stories|articles|posts?|news|content|coverage|reading|topics?|links?|items?|videos?|reads|headlines|reports?|story|article|reading list|materials?|publications?|for you|now|updates|searches|tags|in .{0,40}|from .{0,40}|on .{0,40}|by .{0,40}))+
(?:recommended|trending|related|popular|featured|latest|recents?|suggested|sponsored stories|top headlines|headlines|spotlight|highlights|also read|read also|read next|read more|up next|see also|further reading|keep reading|you might like|more stories|more news)
you (?:may|might|could|will|may also|might also|'ll)(?: also)? (?:like|enjoy|be interested(?: in)?|love|want to read|have missed|wish to read)(?: .{0,30})?|(?:in case )?(?:you|you may have|what you) missed(?: it)?|(?:things )?you need to know today|people also (?:read|like|viewed)|readers? (?:also|are) .{0,30}|people are reading|others? (?:are )?read(?:ing)?
what (?:to (?:read|watch|know) next|others are reading|else|you need to know today|readers are .{0,30}|we're reading|people are reading|'s (?:trending|hot|new|popular))|what's (?:trending|hot|new|popular)(?: .{0,30})?
don't miss(?: .{0,30})?|editor(?:s|'s|s'|ial)? (?:picks?|choice|recommendations?|selection)|(?:our|staff|top) (?:picks?|choice)(?: .{0,30})?|picked for you|(?:just|handpicked|selected|only) for you|for you|around the web|from (?:around )?the web|elsewhere on .{0,40}|from our (?:partners?|network|archives?|other .{0,20}|sponsors?|advertisers?)|from the (?:archives?|web)|more (?:from|in|on|by|about|for) .{2,50}|(?:also|more|now) (?:in|on|from|by|trending)(?: .{2,40})?|in other (?:news|stories)|on this topic|on the same (?:topic|subject)|other (?:news|stories)|next (?:article|story|post)|previous (?:article|story|post)|latest (?:from|in|on) .{2,40}|today's (?:headlines|top stories|news|most .{2,30}|picks)|this week's .{2,40}|top \d+ .{0,40}|subscriber picks|best of .{0,40}|(?:hot|trending|key|popular) topics?|news in pictures|quick links|explore more|discover more|dig deeper|keep exploring
partner content|from .{2,30} magazine
"""

COMMENT_HEADINGS = r"""
(?:leave|post|add|write|submit) (?:a|your)(?: new)? (?:reply|comment|response)(?: .{0,40})?|(?:facebook|disqus|reader|readers'|user|your|all|view|show)?(?: all)? ?comments?(?: section)?(?: ?\(?\d+\)?)?|\d+ (?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .{0,160})?|(?:responses?|replies|discussion|conversation)(?: \(\d+\))?|join the (?:conversation|discussion|debate)|have your say|be the first to comment|what do you think
"""

EDITOR_NOTES = r"""
(?:eds|editors|editor's note|editors' note|note to editors|editor's notes|ed|ed's note|clarification|correction|corrections|correction & clarification|note|writethru) ?(?:[:(]| - ).{0,500}
(?:this (?:story|article|headline|report|piece|post|copy) (?:has been|was|is being|will be) (?:updated|corrected|amended|edited|revised|changed|clarified|modified))\b ?(?:[:\-(].{0,500}|to .{0,400}|on .{0,300}|with .{0,300}|for .{0,300}|after .{0,300}|as .{0,200}|throughout.{0,100})
\(?(?:updates?|updating|adds?|adding|recasts?|recasting|corrects?|correcting|refiles?|rewrites?|clarifies|removes|repeats?|repeating|changes|fixes|deletes|writethru|new throughout|with(?:draws)?)\b(?: throughout| lead| lede| dateline| para\w* \d+| headline| slug| quotes?| details?| background| byline| to | with |,| from | more | story | second |  in | reaction | comments?| in ).{0,300}\)
(?:\()?(?:updates?|adds|recasts|corrects|refiles|clarifies|eds)[ :].{0,200}(?:paragraphs?|para|lede?|headline|dateline|throughout|byline|background|quotes|details|graf|link to|photos?|minor edits|no changes|trims|writethru|reaction|comment)\b.{0,200}
(?:update|updated|upd|correction|corrected|refile|recast|wrapup|lead|writethru) \d{0,2} ?[-:] .{0,200}(?:adds|updates|recasts|corrects|throughout|details|quotes).{0,100}|(?:this is a )?(?:developing|breaking) (?:news )?story\b.{0,160}|(?:more to (?:follow|come)|more follows|details (?:to )?follow|this (?:story|article|page) (?:will|is) be(?:ing)? updated.{0,120}|check back .{0,80}|refresh .{0,60}updates?.{0,60}|stand by for .{0,60})|.{0,20}\bsubs? to follow
"""

CREDIT_LINES = r"""
\(?(?:with|additional|further|extra) (?:additional |extra )?(?:reporting|inputs?|contributions?|writing|files|material|information|agency inputs|agencies|wire reports|translation|research|editing|production)(?: (?:and|&) \w+)? (?:from|by|in|of|assistance by|provided by)\b.{0,300}
\(?inputs? from\b.{0,200}
\(?(?:reporting|writing|editing|compiled|written|reported|translated|edited|graphics?|produced|translation|text|story|report) (?:and \w+ )?by\b(?!.{0,200}\b(?:show\w*|found|finds|suggest\w*|reveal\w*|indicat\w*|led|leads|has|have|said|says|was|were|is|are)\b).{0,300}
\(?(?:with )?(?:inputs?|files?|excerpts|reports?|reporting|contributions?|information|details|agency inputs)(?: (?:from|by|courtesy))? (?:from )?(?:the )?.{0,12}(?:agencies|agency|wires?|afp|ap|reuters|pti|ani|ians|bloomberg|xinhua|dpa|tass|anadolu|upi|efe|ansa|associated press|agence france-presse)\b.{0,160}
\(?(?:this|the above|above) (?:story|article|report|news item|news|copy|content|piece|dispatch|post|text)\b.{0,60}\b(?:has not been|was not|is not|is auto|was auto|is being|has been|is|was|first appeared|originally appeared|appeared)\b ?(?:also |first |originally )?(?:edited|created|generated|auto|published|produced|sourced|syndicated|taken|provided|compiled|written|republished|made|supplied|distributed|reproduced|by|from|on|in|provided)\b.{0,300}
(?:except for|barring|other than|apart from|besides) the headline\b.{0,200}|\(?(?:published|sourced|provided|supplied|distributed|syndicated|generated|auto-generated|reproduced|taken) (?:by|from|via) (?:a |the |an )?.{0,20}\b(?:feed|syndicate\w*|agenc\w+|wire\w*|service)\b.{0,160}
(?:source|sources|via|courtesy|courtesy of|credit|credits|originally published (?:by|in|on|at)|first published (?:by|in|on|at)|republished from|reprinted (?:from|with)|story (?:source|credit)|news source|agencies|with agencies|agency|by agencies|wire services?|news agencies|wire reports|from wire reports|combined wire services|compiled from .{0,60}|staff and agencies|h/t|hat tip)(?: ?[:;\-|] ?.{1,120})?
(?:image|images|photo|photos|picture|pictures|pic|photograph|photographer|video|footage|cover photo|featured image|feature image|featured photo|main image|cover image|header image|thumbnail|illustration|graphic|map|cartoon|cover|lead photo|lead image|top photo|top image|foto)(?: ?(?:source|credits?|by|courtesy(?: of)?|from|via|provided by|supplied by|copyright|illustration))? ?[:/|©] ?.{1,160}
(?:image|photo|picture|photograph|video|footage)s? (?:source|credits?|by|courtesy(?: of)?|copyright)\b.{0,100}
(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|bloomberg|dpa|upi|xinhua|kyodo|pti|[\w' ]{2,30})? ?(?:writers?|reporters?|journalists?|correspondents?|producers?|editors?|photographers?)\b.{0,220}\bcontributed\b.{0,160}
[\w'., -]{3,200}\bcontributed (?:(?:reporting|research)(?: (?:to|from|for)\b.{0,120})?|to (?:this|the) (?:report|story|article|reporting|piece|analysis|dispatch)\b.{0,80})
(?:write|e-?mail|contact|follow|reach|tweet)(?: to)? (?:the (?:reporter|author|writer|editor)s?|[\w'. -]{3,60}) (?:at|on|via|@)\W? ?(?:\[?e-?mail.protected\]?|\S+@\S+|@\w+|.{0,30}twitter.{0,30}|(?:his|her|their) .{0,40}).{0,120}
(?:the (?:author|writer)|[\w'. -]{3,50}) (?:can be (?:reached|contacted|followed) (?:at|on|via|by)\b.{0,140}|is on twitter\b.{0,140}|(?:tweets|posts|is) (?:at |as )?@\w+.{0,40})|the (?:author|writer) (?:is|was|has been|teaches|works)\b.{0,300}
"""

CAPTION_MARKS = r"""
(?:content image|image|image caption|photo caption|caption|picture caption|media caption|file photo|file image|file picture|file pic|file|file - .{0,300}|filephoto|handout(?: photo| image)?|representational (?:image|photo|picture)|representative (?:image|photo|picture)|representation(?:al)? image|illustrative (?:image|photo|picture)|illustration|stock (?:image|photo)|combination (?:of pictures|photo|picture|image)|combo (?:photo|picture|image)|satellite image|screengrab|screenshot|video grab|undated (?:file )?photo|archive (?:photo|image|picture)|featured image|photo|photograph|picture|pic|cover photo|archival photo|courtesy photo|foto)(?:(?: ?[:|(/]| [-.] ) ?.{0,400})?
(?:in this|this(?=.{0,40}(?:taken|provided|released|shows?|made available))) (?:(?:undated|file|handout|combination|combo|image|photo|picture|video|satellite|aerial|frame|screen|still|taken|pool|grab|[a-z]+\.? \d{1,2},? \d{4},?|\d{4}|[a-z]+day,?|provided|released|official|general|\w+ \d{4}) ?){0,6}(?:file )?(?:photo(?:graph)?|image|picture|frame grab|video grab|grab|handout|screen ?grab|screenshot|still image|illustration|satellite photo|combo)\b.{0,500}
(?:file|image|photo|picture) (?:caption|description|credit)s?\b.{0,300}|(?:a |an )?(?:file|general|aerial|handout|undated|archive|recent|satellite|combination|stock) (?:photo|view|picture|image|shot|photograph)s? (?:of|shows?|showing|taken|from|dated)\b.{0,300}
"""


def _compile(table: str) -> re.Pattern[str]:
    rows = [row for row in table.strip().splitlines() if row]
    return re.compile("|".join(f"(?:{row})" for row in rows))


SITE = _compile(SITE_LINES)
"""Lines that the site sets around a report: advertisements, prompts, notices, navigation."""
TEASER = _compile(TEASER_INLINE)
"""Another story, named in one line."""
TAIL = _compile(TAIL_HEADINGS)
"""Headings of lists of other stories."""
COMMENTS = _compile(COMMENT_HEADINGS)
"""Headings of what readers write below a report."""
EDITOR_NOTE = _compile(EDITOR_NOTES)
"""What the desk says of its own text."""
CREDIT = _compile(CREDIT_LINES)
"""Who gave words or pictures."""
CAPTION = _compile(CAPTION_MARKS)
"""Lines that open a picture's caption."""
