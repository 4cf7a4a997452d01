<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>&amp;Licences…</source>
        <translation>许可证(&amp;L)…</translation>
    </message>
    <message>
        <source>About HolySheep Studio</source>
        <translation>关于 HolySheep Studio</translation>
    </message>
    <message>
        <source>Installed programs hold libraries under the GPL and are passed on under it.</source>
        <translation>安装版含有 GPL 许可的库，整体按 GPL 分发。</translation>
    </message>
    <message>
        <source>The desktop studio for people who make AI video. MIT licence.</source>
        <translation>为 AI 视频创作者打造的桌面工作室。MIT 许可证。</translation>
    </message>
    <message>
        <source>What the studio is made of, and under which licences</source>
        <translation>本软件的组成部分及其许可证</translation>
    </message>
    <message>
        <source>Your clips and settings: {folder}</source>
        <translation>你的片段和设置：{folder}</translation>
    </message>
</context>
<context>
    <name>AfterDialog</name>
    <message>
        <source>Jobs that come first</source>
        <translation>先行的任务</translation>
    </message>
    <message>
        <source>Only when I have accepted their clips</source>
        <translation>仅在我通过其片段之后</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>按名称搜索</translation>
    </message>
    <message>
        <source>Start these {n} jobs after…</source>
        <translation>让这 {n} 个任务排在……之后</translation>
    </message>
    <message>
        <source>Start this job after…</source>
        <translation>让这个任务排在……之后</translation>
    </message>
    <message>
        <source>Which jobs are to be done first?</source>
        <translation>哪些任务要先完成？</translation>
    </message>
    <message>
        <source>{n} more; type a part of the name</source>
        <translation>还有 {n} 个；请输入名称的一部分</translation>
    </message>
</context>
<context>
    <name>AgainPresenter</name>
    <message>
        <source>As the clip was asked for</source>
        <translation>与片段当时的要求相同</translation>
    </message>
    <message>
        <source>The job of this clip was cleared away: how it was made is no longer known.</source>
        <translation>这个片段的任务已被清除，无法再得知它的制作方式。</translation>
    </message>
    <message>
        <source>The lips of this clip were moved to a voice: choose the clip before it, and Lip-sync.</source>
        <translation>这个片段已对过口型：请选择它之前的片段，再用“对口型”。</translation>
    </message>
    <message>
        <source>There is no connection “{name}” any more.</source>
        <translation>连接“{name}”已不存在。</translation>
    </message>
    <message>
        <source>This was made from another clip; choose that one and Upscale.</source>
        <translation>它由另一个片段制成；请选择那个片段并使用“放大”。</translation>
    </message>
</context>
<context>
    <name>AllowDialog</name>
    <message>
        <source>Allow</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>Allow more, {currency}</source>
        <translation>追加额度，{currency}</translation>
    </message>
    <message>
        <source>An amount, a reason and the tick are needed</source>
        <translation>需要填写金额和理由并勾选</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>I allow this amount beyond the cap, in its present period</source>
        <translation>我允许在当前周期内超出上限支出此金额</translation>
    </message>
    <message>
        <source>I allow {amount} beyond the cap, in its present period</source>
        <translation>我允许在当前周期内超出上限支出 {amount}</translation>
    </message>
    <message>
        <source>I know that nobody can say what it will cost</source>
        <translation>我知道费用无法预知，仍要继续</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The ledger keeps it beside the amount</source>
        <translation>账本会将它与金额一同保存</translation>
    </message>
</context>
<context>
    <name>BackgroundPresenter</name>
    <message>
        <source>The queue stopped</source>
        <translation>队列已停止</translation>
    </message>
    <message>
        <source>{effect} is ready</source>
        <translation>{effect}已完成</translation>
    </message>
    <message>
        <source>{n} clips are ready</source>
        <translation>{n} 个片段已完成</translation>
    </message>
    <message>
        <source>{n} jobs need you</source>
        <translation>有 {n} 个任务需要你处理</translation>
    </message>
    <message>
        <source>{title}: {state}</source>
        <translation>{title}：{state}</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>No figures yet.</source>
        <translation>暂无数据。</translation>
    </message>
</context>
<context>
    <name>BillsDialog</name>
    <message>
        <source>As the bill says</source>
        <translation>以账单为准</translation>
    </message>
    <message>
        <source>Bill of</source>
        <translation>账单所属</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>账单金额</translation>
    </message>
    <message>
        <source>Book the differences</source>
        <translation>将差额入账</translation>
    </message>
    <message>
        <source>Choose whose bill it is, then its CSV file. Nothing is booked by reading it.</source>
        <translation>选择账单所属的连接，再选择其 CSV 文件。读取账单不会入账。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Currency, where the bill names none</source>
        <translation>账单未注明时使用的币种</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>有出入</translation>
    </message>
    <message>
        <source>I take this bill as true</source>
        <translation>我认可这份账单属实</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Names no job: settle it yourself</source>
        <translation>未指明任务：请自行处理</translation>
    </message>
    <message>
        <source>No bill is open</source>
        <translation>未打开账单</translation>
    </message>
    <message>
        <source>Not in our book</source>
        <translation>我们的账本中没有</translation>
    </message>
    <message>
        <source>Not on the bill</source>
        <translation>账单上没有</translation>
    </message>
    <message>
        <source>Open a bill…</source>
        <translation>打开账单…</translation>
    </message>
    <message>
        <source>Other currency: settle it yourself</source>
        <translation>币种不同：请自行处理</translation>
    </message>
    <message>
        <source>Our book</source>
        <translation>我们的账本</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>The bill beside the ledger</source>
        <translation>账单与账本对照</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{matched} match, {differing} differ, {here} are not in our book, {there} are not on the bill.</source>
        <translation>{matched} 项一致，{differing} 项有出入，{here} 项不在我们的账本中，{there} 项不在账单上。</translation>
    </message>
</context>
<context>
    <name>BillsPresenter</name>
    <message>
        <source>1 line was added to the ledger</source>
        <translation>已向账本添加 1 行</translation>
    </message>
    <message>
        <source>Open a bill</source>
        <translation>打开账单</translation>
    </message>
    <message>
        <source>{n} lines were added to the ledger</source>
        <translation>已向账本添加 {n} 行</translation>
    </message>
</context>
<context>
    <name>BlockView</name>
    <message>
        <source>Deserves a look</source>
        <translation>值得一看</translation>
    </message>
    <message>
        <source>deserves a look</source>
        <translation>值得一看</translation>
    </message>
</context>
<context>
    <name>BudgetBar</name>
    <message>
        <source>Filled: charged. Hatched: set aside. Marks: 80 % and 100 %.</source>
        <translation>实心：已扣费。斜线：已预留。刻度：80 % 和 100 %。</translation>
    </message>
</context>
<context>
    <name>BudgetBars</name>
    <message>
        <source>Budgets</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>No budget yet</source>
        <translation>尚无预算</translation>
    </message>
    <message>
        <source>Set a budget…</source>
        <translation>设置预算…</translation>
    </message>
    <message>
        <source>With one, nothing more is sent than you allow.</source>
        <translation>设置后，发送的费用不会超过你允许的金额。</translation>
    </message>
</context>
<context>
    <name>BudgetRow</name>
    <message>
        <source>Allow more…</source>
        <translation>追加额度…</translation>
    </message>
</context>
<context>
    <name>BudgetsDialog</name>
    <message>
        <source>All projects together</source>
        <translation>所有项目合计</translation>
    </message>
    <message>
        <source>Allow more…</source>
        <translation>追加额度…</translation>
    </message>
    <message>
        <source>At 80 % you are told; at 100 % nothing more is sent. What is set aside counts as gone.</source>
        <translation>达到 80 % 时提醒；达到 100 % 时不再发送。已预留的金额视为已用。</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计算周期</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Let jobs of unknown price go out without asking</source>
        <translation>价格未知的任务无需询问即可发送</translation>
    </message>
    <message>
        <source>No budget yet</source>
        <translation>尚无预算</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Set this budget</source>
        <translation>设置此预算</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Without one, nothing stops a large batch.</source>
        <translation>没有预算，就没有什么能拦住一大批任务。</translation>
    </message>
</context>
<context>
    <name>BudgetsPresenter</name>
    <message>
        <source>Budget: {name}</source>
        <translation>预算：{name}</translation>
    </message>
    <message>
        <source>Set: {name}, {cap}</source>
        <translation>已设置：{name}，{cap}</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>已移除</translation>
    </message>
</context>
<context>
    <name>CadenceStrip</name>
    <message>
        <source>Cadence, frame by frame</source>
        <translation>逐帧节奏</translation>
    </message>
    <message>
        <source>Frame {n}: {kind}</source>
        <translation>第 {n} 帧：{kind}</translation>
    </message>
    <message>
        <source>after lost frames</source>
        <translation>丢帧之后</translation>
    </message>
    <message>
        <source>made up</source>
        <translation>补出的</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合的</translation>
    </message>
    <message>
        <source>own</source>
        <translation>独立的</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复的</translation>
    </message>
</context>
<context>
    <name>CalculatorsDialog</name>
    <message>
        <source>A month of series</source>
        <translation>系列的一个月</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>现在的做法</translation>
    </message>
    <message>
        <source>Calculators</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>Clips a month: {clips} × {episodes} × {series} = {n}
A month: {n} × {price} = {month}
A year: 12 × {month} = {year}</source>
        <translation>每月片段：{clips} × {episodes} × {series} = {n}
每月：{n} × {price} = {month}
每年：12 × {month} = {year}</translation>
    </message>
    <message>
        <source>Clips an episode</source>
        <translation>每集片段</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Episodes a month</source>
        <translation>每月集数</translation>
    </message>
    <message>
        <source>Price of a clip</source>
        <translation>单个片段价格</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Prices for the same thing, one a line: a name = an amount and its currency, 0.42 CNY</source>
        <translation>同一内容的各项报价，每行一个：名称 = 金额和货币，如 0.42 CNY</translation>
    </message>
    <message>
        <source>Prices side by side</source>
        <translation>价格对照</translation>
    </message>
    <message>
        <source>Rows of cost, one a line: a name = an amount, or a product such as video = 2256 x 0.35</source>
        <translation>费用，每行一项：名称 = 金额，或乘积，如 video = 2256 x 0.35</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>The other way</source>
        <translation>另一种做法</translation>
    </message>
    <message>
        <source>What is saved</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>no rate of yours says what that is</source>
        <translation>你的汇率中没有这一项</translation>
    </message>
    <message>
        <source>{share} % below the dearest</source>
        <translation>比最贵的低 {share} %</translation>
    </message>
</context>
<context>
    <name>CatalogueDialog</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>By its language model</source>
        <translation>由其语言模型撰写</translation>
    </message>
    <message>
        <source>By the template</source>
        <translation>按模板</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>How the sheet is read</source>
        <translation>表格的读取方式</translation>
    </message>
    <message>
        <source>Its first model</source>
        <translation>其首个模型</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Queue 1 row</source>
        <translation>将 1 行加入队列</translation>
    </message>
    <message>
        <source>Queue {n} rows</source>
        <translation>将 {n} 行加入队列</translation>
    </message>
    <message>
        <source>Save results…</source>
        <translation>保存结果…</translation>
    </message>
    <message>
        <source>The model&apos;s first</source>
        <translation>该模型的首个</translation>
    </message>
    <message>
        <source>The sheet of a workbook, or the encoding of a text</source>
        <translation>工作簿中的工作表，或文本的编码</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不勾选</translation>
    </message>
    <message>
        <source>Tick what is new</source>
        <translation>勾选新增的</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
</context>
<context>
    <name>CatalogueEdits</name>
    <message>
        <source>Edited row {row} of a catalogue</source>
        <translation>修改商品目录第 {row} 行</translation>
    </message>
</context>
<context>
    <name>CataloguePresenter</name>
    <message>
        <source>By sample prices, which are nobody&apos;s.</source>
        <translation>按示例价格估算，并非任何服务商的报价。</translation>
    </message>
    <message>
        <source>Catalogues ({endings})</source>
        <translation>商品目录 ({endings})</translation>
    </message>
    <message>
        <source>Columns of a catalogue</source>
        <translation>商品目录的列</translation>
    </message>
    <message>
        <source>Demo provider, free</source>
        <translation>演示服务商，免费</translation>
    </message>
    <message>
        <source>How long it takes is not known yet: too few clips have come from there.</source>
        <translation>暂时无法估计所需时间：该连接完成的片段还太少。</translation>
    </message>
    <message>
        <source>Likely {time}, by the last {n} clips of this connection.</source>
        <translation>按此连接最近 {n} 个片段推算，大约需要 {time}。</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>未勾选任何行。</translation>
    </message>
    <message>
        <source>Open a catalogue</source>
        <translation>打开商品目录</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>正在计划…</translation>
    </message>
    <message>
        <source>Queued 1 row</source>
        <translation>已将 1 行加入队列</translation>
    </message>
    <message>
        <source>Queued so far: {counts}.</source>
        <translation>目前已入队：{counts}。</translation>
    </message>
    <message>
        <source>Queued {n} rows</source>
        <translation>已将 {n} 行加入队列</translation>
    </message>
    <message>
        <source>Restored: 1 cell that you wrote over.</source>
        <translation>已恢复：之前改写的 1 个单元格。</translation>
    </message>
    <message>
        <source>Restored: {n} cells that you wrote over.</source>
        <translation>已恢复：之前改写的 {n} 个单元格。</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>{low} at least, {expected} expected with retries, {high} at most.</source>
        <translation>最少 {low}，含重试预计 {expected}，最多 {high}。</translation>
    </message>
    <message>
        <source>{name}: {amount} left.</source>
        <translation>{name}：剩余 {amount}。</translation>
    </message>
    <message>
        <source>{n} of unknown price.</source>
        <translation>{n} 个价格未知。</translation>
    </message>
</context>
<context>
    <name>CertificateForm</name>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Certificates, PEM</source>
        <translation>证书，PEM</translation>
    </message>
    <message>
        <source>Choose the chain of certificates</source>
        <translation>选择证书链</translation>
    </message>
    <message>
        <source>Choose the files of your certificate and its key.</source>
        <translation>请选择你的证书文件及其密钥文件。</translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation>选择密钥</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Key, PEM</source>
        <translation>密钥，PEM</translation>
    </message>
    <message>
        <source>My own certificate</source>
        <translation>我自己的证书</translation>
    </message>
    <message>
        <source>Nobody trusts the test certificate: checkers will say so.</source>
        <translation>测试证书不受任何人信任：验证工具会如实显示。</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM 文件 (*.pem *.crt *.cer *.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Signed with</source>
        <translation>签名证书</translation>
    </message>
    <message>
        <source>Test certificate</source>
        <translation>测试证书</translation>
    </message>
</context>
<context>
    <name>CharactersDialog</name>
    <message>
        <source>A character needs a name.</source>
        <translation>角色需要名字。</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 on, or nothing.</source>
        <translation>种子是不小于 0 的整数，或留空。</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Also called</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Characters of {series}</source>
        <translation>{series} 的角色</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Consents…</source>
        <translation>授权…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外貌</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>New character</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>Pictures of the character</source>
        <translation>角色的图片</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Take the picture off</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>none: the provider chooses</source>
        <translation>无：由服务商选择</translation>
    </message>
    <message>
        <source>not there: {name}</source>
        <translation>不存在：{name}</translation>
    </message>
    <message>
        <source>other names in scripts, with commas</source>
        <translation>剧本中的其他名字，用逗号分开</translation>
    </message>
    <message>
        <source>the name of the voice, as its consent has it</source>
        <translation>人声的名称，与授权中一致</translation>
    </message>
</context>
<context>
    <name>ClipFilter</name>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Dearest first</source>
        <translation>费用最高在前</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>最长在前</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Queued together</source>
        <translation>同批入队</translation>
    </message>
    <message>
        <source>Search clips</source>
        <translation>搜索片段</translation>
    </message>
    <message>
        <source>Search prompts, names, tags, notes</source>
        <translation>搜索提示词、名称、标签、批注</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show only…</source>
        <translation>仅显示…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>有星标</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Takes in stacks</source>
        <translation>镜次堆叠显示</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>one plan</source>
        <translation>同一计划</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已否决</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>有星标</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation>{n} 个片段</translation>
    </message>
    <message>
        <source>{shown} of {words}</source>
        <translation>{shown} / {words}</translation>
    </message>
</context>
<context>
    <name>ClipsPanel</name>
    <message>
        <source>Accept</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Compare in the viewer</source>
        <translation>在查看器中对比</translation>
    </message>
    <message>
        <source>Compare with its source</source>
        <translation>与其素材对比</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Deliver…</source>
        <translation>交付…</translation>
    </message>
    <message>
        <source>Fold the takes</source>
        <translation>收起镜次</translation>
    </message>
    <message>
        <source>Lip-sync…</source>
        <translation>对口型…</translation>
    </message>
    <message>
        <source>Make again with changes…</source>
        <translation>修改后重新制作…</translation>
    </message>
    <message>
        <source>Measure the motion</source>
        <translation>测量运动</translation>
    </message>
    <message>
        <source>No clip is what is asked for above.</source>
        <translation>没有片段符合上面的条件。</translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation>尚无片段</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的内容</translation>
    </message>
    <message>
        <source>Open containing folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Open in the viewer</source>
        <translation>在查看器中打开</translation>
    </message>
    <message>
        <source>Queue the final…</source>
        <translation>将成片加入队列…</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Show all clips</source>
        <translation>显示所有片段</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Take the star</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Undecide</source>
        <translation>改回未定</translation>
    </message>
    <message>
        <source>Unfold the takes</source>
        <translation>展开镜次</translation>
    </message>
    <message>
        <source>Upscale…</source>
        <translation>放大…</translation>
    </message>
    <message>
        <source>What the queue finishes is verified and shown here.</source>
        <translation>队列完成的片段经校验后显示在这里。</translation>
    </message>
</context>
<context>
    <name>CloudForm</name>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Asking what it can do…</source>
        <translation>正在查询它能做什么…</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>From the chosen clip</source>
        <translation>来自所选片段</translation>
    </message>
    <message>
        <source>From the {n} chosen clips</source>
        <translation>来自所选的 {n} 个片段</translation>
    </message>
    <message>
        <source>Make it anew, even if it was made before</source>
        <translation>即使以前做过，也重新制作</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Provider&apos;s choice</source>
        <translation>由服务商决定</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>画面内容</translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <translation>{rate} fps</translation>
    </message>
</context>
<context>
    <name>CloudPresenter</name>
    <message>
        <source>About {amount}</source>
        <translation>约 {amount}</translation>
    </message>
    <message>
        <source>About {amount}, by sample prices</source>
        <translation>约 {amount}（按示例价格）</translation>
    </message>
    <message>
        <source>Costs nothing: made before, taken from the cache</source>
        <translation>不收费：以前做过，直接取自缓存</translation>
    </message>
    <message>
        <source>Costs nothing: the demo only writes down {amount}</source>
        <translation>不收费：演示服务商只记账 {amount}</translation>
    </message>
    <message>
        <source>Demo provider, free</source>
        <translation>演示服务商，免费</translation>
    </message>
    <message>
        <source>Let the rules choose</source>
        <translation>由规则选择</translation>
    </message>
    <message>
        <source>Price unknown: only the provider knows what it will charge.</source>
        <translation>价格未知：只有服务商知道会收多少。</translation>
    </message>
    <message>
        <source>Queued 1 cloud clip</source>
        <translation>已将 1 个云端片段加入队列</translation>
    </message>
    <message>
        <source>Queued {n} cloud clips</source>
        <translation>已将 {n} 个云端片段加入队列</translation>
    </message>
    <message>
        <source>Trial {name}</source>
        <translation>试验 {name}</translation>
    </message>
    <message>
        <source>{known}; {n} without a known price</source>
        <translation>{known}；{n} 个价格未知</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Added 1 source</source>
        <translation>已添加 1 个素材</translation>
    </message>
    <message>
        <source>Added {n} sources</source>
        <translation>已添加 {n} 个素材</translation>
    </message>
    <message>
        <source>Cancelled 1 job</source>
        <translation>已取消 1 个任务</translation>
    </message>
    <message>
        <source>Cancelled {n} jobs</source>
        <translation>已取消 {n} 个任务</translation>
    </message>
    <message>
        <source>It is sent again</source>
        <translation>将再次发送</translation>
    </message>
    <message>
        <source>Queued 1 clip</source>
        <translation>已将 1 个片段加入队列</translation>
    </message>
    <message>
        <source>Queued {n} clips</source>
        <translation>已将 {n} 个片段加入队列</translation>
    </message>
    <message>
        <source>Queued: {good}. Left out, for they cannot be used or do not suit the effect: {refused}.</source>
        <translation>已加入队列：{good} 个。因无法使用或不适合该效果而略去：{refused} 个。</translation>
    </message>
    <message>
        <source>Removed 1 clip</source>
        <translation>已移除 1 个片段</translation>
    </message>
    <message>
        <source>Removed 1 job</source>
        <translation>已移除 1 个任务</translation>
    </message>
    <message>
        <source>Removed 1 source</source>
        <translation>已移除 1 个素材</translation>
    </message>
    <message>
        <source>Removed {n} clips</source>
        <translation>已移除 {n} 个片段</translation>
    </message>
    <message>
        <source>Removed {n} jobs</source>
        <translation>已移除 {n} 个任务</translation>
    </message>
    <message>
        <source>Removed {n} sources</source>
        <translation>已移除 {n} 个素材</translation>
    </message>
    <message>
        <source>Taken as billed; it is not sent again</source>
        <translation>视为已计费；不再发送</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Amplify the difference</source>
        <translation>放大差异</translation>
    </message>
    <message>
        <source>Compared: {names}</source>
        <translation>已对比：{names}</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束对比</translation>
    </message>
    <message>
        <source>Next take</source>
        <translation>下一个镜次</translation>
    </message>
    <message>
        <source>Shift the second take one frame earlier</source>
        <translation>将第二个镜次提前一帧</translation>
    </message>
    <message>
        <source>Shift the second take one frame later</source>
        <translation>将第二个镜次推后一帧</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>The second take is shifted by {n} frames</source>
        <translation>第二个镜次错开了 {n} 帧</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>划像</translation>
    </message>
    <message>
        <source>click for more</source>
        <translation>点击查看更多</translation>
    </message>
    <message>
        <source>{n} f</source>
        <translation>{n} 帧</translation>
    </message>
    <message>
        <source>{what} ({keys})</source>
        <translation>{what}（{keys}）</translation>
    </message>
</context>
<context>
    <name>CompareCanvas</name>
    <message>
        <source>Difference of {left} and {right}, {gain} times</source>
        <translation>{left} 与 {right} 的差异，放大 {gain} 倍</translation>
    </message>
    <message>
        <source>Side by side: {names}</source>
        <translation>并排：{names}</translation>
    </message>
    <message>
        <source>{left} to the left of {n} %, {right} to the right</source>
        <translation>{n} % 左侧为 {left}，右侧为 {right}</translation>
    </message>
    <message>
        <source>{left} − {right}, {gain}×</source>
        <translation>{left} − {right}，{gain}×</translation>
    </message>
</context>
<context>
    <name>ComposerPanel</name>
    <message>
        <source>1 cannot be used; its row on the left says why: {names}</source>
        <translation>1 个无法使用；原因见左侧该行：{names}</translation>
    </message>
    <message>
        <source>1 left out: {reason}</source>
        <translation>略去 1 个：{reason}</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Choose a source on the left first.</source>
        <translation>请先在左侧选择一个素材。</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No source chosen</source>
        <translation>未选择素材</translation>
    </message>
    <message>
        <source>Queue this for every chosen source (Ctrl+Return)</source>
        <translation>将此效果用于每个所选素材并加入队列（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Reading the sources: {done} of {total} done.</source>
        <translation>正在读取素材：{total} 个中已读取 {done} 个。</translation>
    </message>
    <message>
        <source>Set {effect}</source>
        <translation>设置：{effect}</translation>
    </message>
    <message>
        <source>The source is still being read.</source>
        <translation>素材仍在读取中。</translation>
    </message>
    <message>
        <source>This file cannot be used; its row on the left says why.</source>
        <translation>此文件无法使用；原因见左侧该行。</translation>
    </message>
    <message>
        <source>Time runs as in that clip. A number or another effect sets it anew.</source>
        <translation>时间与那个片段一致。更改数值或换一个效果即可重新设定。</translation>
    </message>
    <message>
        <source>automatic quality</source>
        <translation>自动质量</translation>
    </message>
    <message>
        <source>{duration}, 1 frame at {rate} fps, {size}</source>
        <translation>{duration}，1 帧，{rate} fps，{size}</translation>
    </message>
    <message>
        <source>{duration}, {frames} frames at {rate} fps, {size}</source>
        <translation>{duration}，{frames} 帧，{rate} fps，{size}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{note} ({n})</source>
        <translation>{note}（{n} 个）</translation>
    </message>
    <message>
        <source>{n} cannot be used; their rows on the left say why: {names}</source>
        <translation>{n} 个无法使用；原因见左侧各行：{names}</translation>
    </message>
    <message>
        <source>{n} clips, {duration}, {frames} frames</source>
        <translation>{n} 个片段，{duration}，{frames} 帧</translation>
    </message>
    <message>
        <source>{n} left out, the first: {reason}</source>
        <translation>略去 {n} 个，第一个：{reason}</translation>
    </message>
    <message>
        <source>{n} sources</source>
        <translation>{n} 个素材</translation>
    </message>
</context>
<context>
    <name>ComposerSteps</name>
    <message>
        <source>Composer</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Make again with changes</source>
        <translation>修改后重做</translation>
    </message>
    <message>
        <source>Who makes it</source>
        <translation>由谁制作</translation>
    </message>
</context>
<context>
    <name>ConnectionForm</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>编辑 {name}</translation>
    </message>
    <message>
        <source>Keep the key in memory only, until the studio closes</source>
        <translation>密钥只保留在内存中，直到软件退出</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Leave empty to keep …{end}</source>
        <translation>留空则保留 …{end}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>粘贴到这里</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saving. The keyring may ask for its password in a window of its own…</source>
        <translation>正在保存。密钥环可能会在单独的窗口中询问密码…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>https://…</source>
        <translation>https://…</translation>
    </message>
</context>
<context>
    <name>ConnectionHistory</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Each edit makes a version; its key is kept with it.</source>
        <translation>每次编辑都会产生一个版本，密钥随版本保存。</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>恢复到此版本</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions of {name}</source>
        <translation>{name} 的版本</translation>
    </message>
</context>
<context>
    <name>ConnectionTable</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ConnectionsDialog</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Asking {host}…</source>
        <translation>正在询问 {host}…</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Earlier settings of the connection, to go back to</source>
        <translation>此连接的早期设置，可以恢复</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keys are kept in: {name}</source>
        <translation>密钥保存在：{name}</translation>
    </message>
    <message>
        <source>Looking for the keyring…</source>
        <translation>正在查找密钥环…</translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation>尚无连接</translation>
    </message>
    <message>
        <source>No keyring protects keys on this machine: they stay in memory until the studio closes.</source>
        <translation>本机没有可保护密钥的密钥环：密钥只保留在内存中，直到软件退出。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove a connection</source>
        <translation>移除连接</translation>
    </message>
    <message>
        <source>Remove {name} and its key?</source>
        <translation>移除 {name} 及其密钥？</translation>
    </message>
    <message>
        <source>Removed {name}. Undo (Ctrl+Z) brings it back with its key until the studio closes.</source>
        <translation>已移除 {name}。退出软件之前，撤销（Ctrl+Z）可连同密钥一起恢复。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>The key is deleted from where it is kept. Jobs that wait for it stop. Undo brings both back until the studio closes.</source>
        <translation>密钥会从保存处删除，等待它的任务会停止。退出软件之前，撤销可将两者恢复。</translation>
    </message>
    <message>
        <source>The local engine needs none. Add one to have clips made by a cloud, with a key of your own.</source>
        <translation>本地引擎不需要连接。添加一个连接，即可用自己的密钥在云端制作片段。</translation>
    </message>
    <message>
        <source>Tries the key with one read that costs nothing</source>
        <translation>用一次不收费的读取来测试密钥</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>版本…</translation>
    </message>
</context>
<context>
    <name>ConnectionsPresenter</name>
    <message>
        <source>Added the connection {name}</source>
        <translation>添加连接 {name}</translation>
    </message>
    <message>
        <source>Edited the connection {name}</source>
        <translation>修改连接 {name}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Key accepted</source>
        <translation>密钥有效</translation>
    </message>
    <message>
        <source>Removed the connection {name}</source>
        <translation>移除连接 {name}</translation>
    </message>
    <message>
        <source>{name} back to version {version}</source>
        <translation>{name} 回到第 {version} 版</translation>
    </message>
    <message>
        <source>{name} is as it was in version {version}.</source>
        <translation>{name} 已恢复为第 {version} 版。</translation>
    </message>
    <message>
        <source>{name}: the key is accepted. Nothing was charged.</source>
        <translation>{name}：密钥有效。未产生费用。</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>1 question</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>Agree and ask</source>
        <translation>同意并提问</translation>
    </message>
    <message>
        <source>At most {amount}, if every answer is as long as may be and is asked for twice.</source>
        <translation>最多 {amount}：每个回答都达到最长，且每个问题都问两次。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nobody knows what they cost: the price book has no price for this model.</source>
        <translation>费用未知：价目表中没有这个模型的价格。</translation>
    </message>
    <message>
        <source>What the questions cost</source>
        <translation>提问的费用</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} 个问题</translation>
    </message>
    <message>
        <source>{questions} for {model} over {connection}.</source>
        <translation>通过 {connection} 向 {model} 提出{questions}。</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>已扣费</translation>
    </message>
    <message>
        <source>Clips that were there already and cost nothing</source>
        <translation>以前已有、未产生费用的片段</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Jobs that may cost something nobody knows: on top of every sum</source>
        <translation>可能产生未知费用的任务：不计入各项合计</translation>
    </message>
    <message>
        <source>Of jobs that have not been sent: what they will probably cost</source>
        <translation>尚未发送的任务：预计费用</translation>
    </message>
    <message>
        <source>Of jobs that run, or that may have been charged</source>
        <translation>正在运行或可能已扣费的任务</translation>
    </message>
    <message>
        <source>Play money</source>
        <translation>虚拟币</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>The demo provider writes it down; nobody pays it, and it is in no sum.</source>
        <translation>由演示服务商记账；没有人付钱，也不计入任何合计。</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>What the providers said</source>
        <translation>服务商报告的金额</translation>
    </message>
</context>
<context>
    <name>CostsPanel</name>
    <message>
        <source>Part the costs by</source>
        <translation>费用分组方式</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>by</source>
        <translation>按</translation>
    </message>
</context>
<context>
    <name>CostsPresenter</name>
    <message>
        <source>1 job goes on</source>
        <translation>1 个任务继续进行</translation>
    </message>
    <message>
        <source>Allow a job of unknown price</source>
        <translation>允许一个价格未知的任务</translation>
    </message>
    <message>
        <source>Allow more: {name}</source>
        <translation>追加额度：{name}</translation>
    </message>
    <message>
        <source>Allow more…</source>
        <translation>追加额度…</translation>
    </message>
    <message>
        <source>Allowed {amount} beyond the budget</source>
        <translation>已允许超出预算 {amount}</translation>
    </message>
    <message>
        <source>It goes out at an unknown price</source>
        <translation>将以未知价格发送</translation>
    </message>
    <message>
        <source>That budget is gone: resume the job.</source>
        <translation>该预算已不存在：请继续该任务。</translation>
    </message>
    <message>
        <source>Your word holds for this one attempt. A price in the price book holds for all.</source>
        <translation>你的许可仅对这一次尝试有效。价目表中的价格对所有任务有效。</translation>
    </message>
    <message>
        <source>{n} jobs go on</source>
        <translation>{n} 个任务继续进行</translation>
    </message>
    <message>
        <source>{title}: {connection} does not say what it costs, and the price book has no row for it.</source>
        <translation>{title}：{connection} 没有说明费用，价目表中也没有对应的行。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>崩溃报告</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Something inside the studio failed last time.</source>
        <translation>软件内部上次出了故障。</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>报告的内容</translation>
    </message>
    <message>
        <source>This report stays on this machine: it is sent to nobody. It holds no keys. Read it, and give it to whoever helps you if you like. Jobs and clips are safe; what was under way goes on where it was.</source>
        <translation>此报告只留在本机，不会发送给任何人，其中没有密钥。你可以阅读它，也可以交给帮助你的人。任务和片段是安全的；进行中的会从中断处继续。</translation>
    </message>
    <message>
        <source>What went wrong so far.</source>
        <translation>至今出现的问题。</translation>
    </message>
</context>
<context>
    <name>CurveCanvas</name>
    <message>
        <source>Add point</source>
        <translation>添加点</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Move handle</source>
        <translation>移动手柄</translation>
    </message>
    <message>
        <source>Move point</source>
        <translation>移动点</translation>
    </message>
    <message>
        <source>Point {n} of {count}: {where}</source>
        <translation>第 {n} 点，共 {count} 点：{where}</translation>
    </message>
    <message>
        <source>Remove point</source>
        <translation>移除点</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>A speed cannot draw a freeze, a reverse or a part of the clip</source>
        <translation>速度曲线无法表示定格、倒放或只取片段的一部分</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>添加一个点</translation>
    </message>
    <message>
        <source>At</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Change the axis</source>
        <translation>更改坐标轴</translation>
    </message>
    <message>
        <source>Change the way on</source>
        <translation>更改过渡方式</translation>
    </message>
    <message>
        <source>Curve editor</source>
        <translation>曲线编辑器</translation>
    </message>
    <message>
        <source>Draw source time over output time</source>
        <translation>按输出时间绘制素材时间</translation>
    </message>
    <message>
        <source>Draw speed over source time</source>
        <translation>按素材时间绘制速度</translation>
    </message>
    <message>
        <source>How the curve goes on from point {n}</source>
        <translation>曲线从第 {n} 点起的走向</translation>
    </message>
    <message>
        <source>Point {n} of {count}</source>
        <translation>第 {n} 点，共 {count} 点</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>移除该点</translation>
    </message>
    <message>
        <source>Set point</source>
        <translation>设置点</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Source time</source>
        <translation>素材时间</translation>
    </message>
    <message>
        <source>Source time of point {n}</source>
        <translation>第 {n} 点的素材时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of point {n}</source>
        <translation>第 {n} 点的速度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time of point {n}</source>
        <translation>第 {n} 点的时间</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>拟合</translation>
    </message>
</context>
<context>
    <name>CutStrip</name>
    <message>
        <source>Arrange the strip anew: of each shot the accepted take, else the newest</source>
        <translation>重新排列：每个镜头取已通过的镜次，否则取最新的</translation>
    </message>
    <message>
        <source>Compare characters</source>
        <translation>比对角色</translation>
    </message>
    <message>
        <source>Cut list…</source>
        <translation>剪辑表…</translation>
    </message>
    <message>
        <source>Drag a piece, or move it with Alt+Left and Alt+Right</source>
        <translation>拖动片段块，或用 Alt+Left 和 Alt+Right 移动</translation>
    </message>
    <message>
        <source>Film…</source>
        <translation>影片…</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>首帧</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>From the takes</source>
        <translation>由镜次排列</translation>
    </message>
    <message>
        <source>Look for the pictures of each character in its shots, and say which shot stands out</source>
        <translation>在各镜头中查找角色的图片，指出不一致的镜头</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Rough cut</source>
        <translation>粗剪</translation>
    </message>
    <message>
        <source>See and hear the takes one after the other as they are trimmed, over the voice and music of the film</source>
        <translation>按剪裁依次观看和聆听各镜次，并配上影片的人声和音乐</translation>
    </message>
    <message>
        <source>Subtitles…</source>
        <translation>字幕…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>to its end</source>
        <translation>到其结尾</translation>
    </message>
</context>
<context>
    <name>DeliverDialog</name>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Clips to deliver</source>
        <translation>要交付的片段</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Deliver {name}</source>
        <translation>交付 {name}</translation>
    </message>
    <message>
        <source>Deliver {n} clips</source>
        <translation>交付 {n} 个片段</translation>
    </message>
    <message>
        <source>Drag a number to change the order</source>
        <translation>拖动序号可更改顺序</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Progress of the delivery</source>
        <translation>交付进度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The cut list follows this order.</source>
        <translation>剪辑表按此顺序排列。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>文件存放位置</translation>
    </message>
</context>
<context>
    <name>DeliverPresenter</name>
    <message>
        <source>1 clip delivered</source>
        <translation>已交付 1 个片段</translation>
    </message>
    <message>
        <source>Choose the clips to deliver first.</source>
        <translation>请先选择要交付的片段。</translation>
    </message>
    <message>
        <source>Stopped. The same again goes on where it was.</source>
        <translation>已停止。再次执行会从中断处继续。</translation>
    </message>
    <message>
        <source>There already: {name}</source>
        <translation>已存在：{name}</translation>
    </message>
    <message>
        <source>test certificate</source>
        <translation>测试证书</translation>
    </message>
    <message>
        <source>{n} clips delivered</source>
        <translation>已交付 {n} 个片段</translation>
    </message>
    <message>
        <source>{n} not; the list says why</source>
        <translation>{n} 个未成功；原因见列表</translation>
    </message>
</context>
<context>
    <name>DeliveryForm</name>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择该文件夹</translation>
    </message>
    <message>
        <source>Choose the folder the files go to.</source>
        <translation>选择文件存放的文件夹。</translation>
    </message>
    <message>
        <source>Contact sheet beside each</source>
        <translation>为每个附上缩略图总览</translation>
    </message>
    <message>
        <source>Crop at</source>
        <translation>裁剪位置</translation>
    </message>
    <message>
        <source>Crop at, {where}</source>
        <translation>裁剪位置，{where}</translation>
    </message>
    <message>
        <source>Cut list</source>
        <translation>剪辑表</translation>
    </message>
    <message>
        <source>Enlarge first</source>
        <translation>先放大</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>If it is there</source>
        <translation>若已存在</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Mark as made by machines (IPTC, C2PA)</source>
        <translation>标记为机器生成（IPTC、C2PA）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Says in the file how it was made, and signs that.</source>
        <translation>在文件中注明制作方式，并为其签名。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>画面形状</translation>
    </message>
    <message>
        <source>Thumbnail beside each</source>
        <translation>每个片段旁附缩略图</translation>
    </message>
    <message>
        <source>from the left</source>
        <translation>距左侧</translation>
    </message>
    <message>
        <source>from the top</source>
        <translation>距顶部</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Choose a clip to see how it was made and to write notes.</source>
        <translation>选择一个片段，查看其制作方式并写批注。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>制作方式</translation>
    </message>
    <message>
        <source>No clip chosen</source>
        <translation>未选择片段</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>take {n} of {takes}</source>
        <translation>镜次 {n} / {takes}</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>{n} clips chosen</source>
        <translation>已选择 {n} 个片段</translation>
    </message>
</context>
<context>
    <name>DetailsPresenter</name>
    <message>
        <source>Edited a note</source>
        <translation>编辑了一条批注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Removed 1 note</source>
        <translation>已移除 1 条批注</translation>
    </message>
    <message>
        <source>Removed {n} notes</source>
        <translation>已移除 {n} 条批注</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Float or dock this panel</source>
        <translation>浮动或停靠此面板</translation>
    </message>
    <message>
        <source>Hide this panel</source>
        <translation>隐藏此面板</translation>
    </message>
</context>
<context>
    <name>DraftPresenter</name>
    <message>
        <source>1 text that was typed and not kept is there again.</source>
        <translation>1 段输入后未保存的文本已恢复。</translation>
    </message>
    <message>
        <source>Open the episode</source>
        <translation>打开剧集</translation>
    </message>
    <message>
        <source>The studio did not end in order. The composer and the physics are as they were.</source>
        <translation>软件上次未正常关闭。制作面板和物理设置已恢复原样。</translation>
    </message>
    <message>
        <source>{n} texts that were typed and not kept are there again.</source>
        <translation>{n} 段输入后未保存的文本已恢复。</translation>
    </message>
</context>
<context>
    <name>DropTarget</name>
    <message>
        <source>Drop to add 1 file</source>
        <translation>松开以添加 1 个文件</translation>
    </message>
    <message>
        <source>Drop to add and compare {n} files</source>
        <translation>松开以添加并对比 {n} 个文件</translation>
    </message>
    <message>
        <source>Drop to add and open in the viewer</source>
        <translation>松开以添加并在查看器中打开</translation>
    </message>
    <message>
        <source>Drop to add and queue 1 file</source>
        <translation>松开以添加 1 个文件并加入队列</translation>
    </message>
    <message>
        <source>Drop to add and queue {n} files</source>
        <translation>松开以添加 {n} 个文件并加入队列</translation>
    </message>
    <message>
        <source>Drop to add {n} files</source>
        <translation>松开以添加 {n} 个文件</translation>
    </message>
</context>
<context>
    <name>EffectChooser</name>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
</context>
<context>
    <name>EpisodeDialog</name>
    <message>
        <source>By rule, without a model</source>
        <translation>按规则，不用模型</translation>
    </message>
    <message>
        <source>Characters…</source>
        <translation>角色…</translation>
    </message>
    <message>
        <source>Draw storyboards</source>
        <translation>绘制分镜</translation>
    </message>
    <message>
        <source>Enhanced script</source>
        <translation>扩写后的剧本</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>剧集</translation>
    </message>
    <message>
        <source>Film the shots…</source>
        <translation>拍摄镜头…</translation>
    </message>
    <message>
        <source>Open a script</source>
        <translation>打开剧本</translation>
    </message>
    <message>
        <source>Open a script (Fountain, Markdown, Word or plain text), or drop it on the window.</source>
        <translation>打开剧本（Fountain、Markdown、Word 或纯文本），或将其拖放到窗口上。</translation>
    </message>
    <message>
        <source>Open a script…</source>
        <translation>打开剧本…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>剧本</translation>
    </message>
    <message>
        <source>Scripts (*.fountain *.spmd *.md *.markdown *.docx *.txt)</source>
        <translation>剧本 (*.fountain *.spmd *.md *.markdown *.docx *.txt)</translation>
    </message>
    <message>
        <source>Split into scenes</source>
        <translation>拆分场景</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Stages of the episode</source>
        <translation>剧集的各阶段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>版本…</translation>
    </message>
    <message>
        <source>Who writes scenes and storyboards</source>
        <translation>由谁撰写场景和分镜</translation>
    </message>
    <message>
        <source>Written by {name}</source>
        <translation>由 {name} 撰写</translation>
    </message>
    <message>
        <source>by a model</source>
        <translation>由模型</translation>
    </message>
    <message>
        <source>by rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>由你</translation>
    </message>
    <message>
        <source>no storyboard yet</source>
        <translation>尚无分镜</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>{origin}, version {n}</source>
        <translation>{origin}，第 {n} 版</translation>
    </message>
</context>
<context>
    <name>EpisodePresenter</name>
    <message>
        <source>1 storyboard drawn.</source>
        <translation>已绘制 1 个分镜。</translation>
    </message>
    <message>
        <source>Accepted. The strip is as you arranged it; “From the takes” makes it anew.</source>
        <translation>已通过。粗剪仍是你排好的样子；“取自镜次”会重新生成。</translation>
    </message>
    <message>
        <source>Checking every frame</source>
        <translation>正在检查每一帧</translation>
    </message>
    <message>
        <source>Comparing characters: {done} of {total}</source>
        <translation>正在比对角色：{done} / {total}</translation>
    </message>
    <message>
        <source>Drawing storyboards: {done} of {total}</source>
        <translation>正在绘制分镜：{done} / {total}</translation>
    </message>
    <message>
        <source>Drew storyboards</source>
        <translation>绘制分镜</translation>
    </message>
    <message>
        <source>Edited a shot</source>
        <translation>修改镜头</translation>
    </message>
    <message>
        <source>Edited a text</source>
        <translation>修改文本</translation>
    </message>
    <message>
        <source>Every shot has a take.</source>
        <translation>每个镜头都有镜次。</translation>
    </message>
    <message>
        <source>Kept as a new version.</source>
        <translation>已保存为新版本。</translation>
    </message>
    <message>
        <source>Kept: filming beyond this is refused.</source>
        <translation>已保存：超出此限的拍摄会被拒绝。</translation>
    </message>
    <message>
        <source>Nothing was asked.</source>
        <translation>未提出任何问题。</translation>
    </message>
    <message>
        <source>Nothing was queued.</source>
        <translation>未将任何内容加入队列。</translation>
    </message>
    <message>
        <source>Opened {name}; its scenes are split as the author marked them.</source>
        <translation>已打开 {name}；场景按作者的标记拆分。</translation>
    </message>
    <message>
        <source>Rough cut</source>
        <translation>粗剪</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Scenes that did not change keep their storyboards and takes.</source>
        <translation>未改动的场景保留其分镜和镜次。</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Split into scenes</source>
        <translation>拆分场景</translation>
    </message>
    <message>
        <source>Stopped. What was finished is kept.</source>
        <translation>已停止。完成的部分已保留。</translation>
    </message>
    <message>
        <source>Take {n}</source>
        <translation>镜次 {n}</translation>
    </message>
    <message>
        <source>Taken off the list; its jobs and clips stay.</source>
        <translation>已从列表中移除；任务和片段仍在。</translation>
    </message>
    <message>
        <source>The shot is in the queue.</source>
        <translation>该镜头在队列中。</translation>
    </message>
    <message>
        <source>Writing it again at its loudness</source>
        <translation>按响度重新写入</translation>
    </message>
    <message>
        <source>Writing the film</source>
        <translation>正在写入影片</translation>
    </message>
    <message>
        <source>Wrote {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>changed since its take</source>
        <translation>在其镜次之后有改动</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>lips moved to a voice</source>
        <translation>已对口型</translation>
    </message>
    <message>
        <source>of the shot as it was before</source>
        <translation>属于改动前的镜头</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>{name}: {n} frames, {s:.1f} seconds, every frame checked; sound {off:+.0f} ms.</source>
        <translation>{name}：{n} 帧，{s:.1f} 秒，每帧均已检查；声音偏差 {off:+.0f} 毫秒。</translation>
    </message>
    <message>
        <source>{n} done</source>
        <translation>{n} 个完成</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} 个失败</translation>
    </message>
    <message>
        <source>{n} shots are in the queue.</source>
        <translation>{n} 个镜头在队列中。</translation>
    </message>
    <message>
        <source>{n} storyboards drawn.</source>
        <translation>已绘制 {n} 个分镜。</translation>
    </message>
    <message>
        <source>{n} under way</source>
        <translation>{n} 个进行中</translation>
    </message>
</context>
<context>
    <name>EpisodeRooms</name>
    <message>
        <source>Brought a version back</source>
        <translation>恢复旧版本</translation>
    </message>
    <message>
        <source>Kept. Shots with {name} whose words changed are filmed anew when you ask for it.</source>
        <translation>已保留。{name} 出现且描述有变的镜头，会在你要求时重新拍摄。</translation>
    </message>
    <message>
        <source>{n}, {origin}, {time}</source>
        <translation>{n}，{origin}，{time}</translation>
    </message>
</context>
<context>
    <name>EpisodeSteps</name>
    <message>
        <source>Accepted a take</source>
        <translation>通过镜次</translation>
    </message>
    <message>
        <source>Character {name}</source>
        <translation>角色 {name}</translation>
    </message>
    <message>
        <source>Forgot the character {name}</source>
        <translation>删除角色 {name}</translation>
    </message>
    <message>
        <source>Renamed an episode</source>
        <translation>重命名剧集</translation>
    </message>
    <message>
        <source>Took an episode off the list</source>
        <translation>将剧集从列表中移除</translation>
    </message>
    <message>
        <source>Took the word on a take back</source>
        <translation>取消通过镜次</translation>
    </message>
</context>
<context>
    <name>EventLine</name>
    <message>
        <source>Drag events and their edges. Keys: Page Up and Page Down choose, arrows move, with Shift resize.</source>
        <translation>拖动事件及其边缘。按键：Page Up 和 Page Down 选择，方向键移动，加 Shift 调整长度。</translation>
    </message>
    <message>
        <source>Timeline of events</source>
        <translation>事件时间线</translation>
    </message>
    <message>
        <source>{name} from {start} to {end}</source>
        <translation>{name}：{start} 至 {end}</translation>
    </message>
    <message>
        <source>{name} from {start} to {end} %</source>
        <translation>{name}，从 {start} 到 {end} %</translation>
    </message>
</context>
<context>
    <name>EventList</name>
    <message>
        <source>Moments to look at</source>
        <translation>值得查看的时刻</translation>
    </message>
</context>
<context>
    <name>EventsCanvas</name>
    <message>
        <source>Curve of the events</source>
        <translation>事件曲线</translation>
    </message>
</context>
<context>
    <name>EventsEditor</name>
    <message>
        <source>Begins at</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Event {n}</source>
        <translation>事件 {n}</translation>
    </message>
    <message>
        <source>Events editor</source>
        <translation>事件编辑器</translation>
    </message>
    <message>
        <source>How long the event is seen; what lies between events shares the rest</source>
        <translation>事件在画面上持续多久；事件之间的部分分享其余时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Put an event into the widest gap (Ins on the curve)</source>
        <translation>在最宽的空隙中加入一个事件（曲线上按 Ins）</translation>
    </message>
    <message>
        <source>Remove the event</source>
        <translation>移除该事件</translation>
    </message>
    <message>
        <source>Screen time</source>
        <translation>画面时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Where in the clip the event begins</source>
        <translation>事件在片段中的开始位置</translation>
    </message>
    <message>
        <source>Where in the clip the event ends</source>
        <translation>事件在片段中的结束位置</translation>
    </message>
    <message>
        <source>{name} begins</source>
        <translation>{name}开始</translation>
    </message>
    <message>
        <source>{name} ends</source>
        <translation>{name}结束</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Begins at</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Bend the chosen clip&apos;s time so</source>
        <translation>这样弯曲所选片段的时间</translation>
    </message>
    <message>
        <source>Decay: run it from its end</source>
        <translation>衰减：从其结尾开始</translation>
    </message>
    <message>
        <source>Ends at</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Event {n}</source>
        <translation>事件 {n}</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>物质</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Pairs of screen and process in percent, rising: 0 0, 50 20, 100 100</source>
        <translation>画面与过程的百分比成对填写，须递增：0 0, 50 20, 100 100</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Points are pairs of percent that never fall: 0 0, 50 20, 100 100</source>
        <translation>点为成对的百分比，不得下降：0 0, 50 20, 100 100</translation>
    </message>
    <message>
        <source>Remove the event</source>
        <translation>移除该事件</translation>
    </message>
    <message>
        <source>Screen time</source>
        <translation>画面时间</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Take this into the composer as a curve of time, where it can be edited further</source>
        <translation>将其作为时间曲线带入制作面板，可在那里继续编辑</translation>
    </message>
    <message>
        <source>That is beyond 1000x, the most that clouds take: show stages as events.</source>
        <translation>超过了云端最多支持的 1000x：请将各阶段表示为事件。</translation>
    </message>
    <message>
        <source>Time that passes</source>
        <translation>经过的时间</translation>
    </message>
    <message>
        <source>Turns into</source>
        <translation>变为</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>直到</translation>
    </message>
    <message>
        <source>such as 6 months</source>
        <translation>例如：6 个月</translation>
    </message>
    <message>
        <source>{ratio} times faster than life in {length} s.</source>
        <translation>速度为真实的 {ratio} 倍，时长 {length} 秒。</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>FileForm</name>
    <message>
        <source>Automatic: H.264 for 8 bits, H.265 for more, ProRes 4444 where transparency is kept.</source>
        <translation>自动：8 位用 H.264，更高位深用 H.265，需保留透明度时用 ProRes 4444。</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Constant rate factor: 0 is lossless, 18 hard to tell from it, 28 small.</source>
        <translation>恒定码率因子：0 为无损，18 与无损难以分辨，28 文件小。</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>HDR sources</source>
        <translation>HDR 素材</translation>
    </message>
    <message>
        <source>Matters for sources with a high dynamic range only.</source>
        <translation>仅对高动态范围的素材有意义。</translation>
    </message>
    <message>
        <source>Rate factor</source>
        <translation>码率因子</translation>
    </message>
    <message>
        <source>The processor writes the same bits every time and the most picture for the size. A hardware encoder is quicker; it is tried first, and the processor takes over where none works.</source>
        <translation>处理器编码每次结果都逐位相同，同样大小下画质最好。硬件编码器更快：会先试用，若都不可用则由处理器编码。</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>A sound file under the whole film</source>
        <translation>铺在全片之下的声音文件</translation>
    </message>
    <message>
        <source>A sound file with speech</source>
        <translation>含语音的声音文件</translation>
    </message>
    <message>
        <source>Begins at frame</source>
        <translation>起始帧</translation>
    </message>
    <message>
        <source>Bring the whole film to</source>
        <translation>将全片调至</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Music louder by</source>
        <translation>音乐增益</translation>
    </message>
    <message>
        <source>Sound (*.wav *.flac *.mp3 *.m4a *.aac *.ogg *.opus *.mp4 *.mov)</source>
        <translation>声音 (*.wav *.flac *.mp3 *.m4a *.aac *.ogg *.opus *.mp4 *.mov)</translation>
    </message>
    <message>
        <source>The takes&apos; own sound stays; voice and music are mixed in. The film is decoded and compared with the strip before it gets its name: frames, length, and sound within a frame of the picture.</source>
        <translation>镜次自带的声音保留，语音和音乐混入其中。影片定名之前会解码并与粗剪核对：帧数、时长，以及声音与画面相差不超过一帧。</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Voice louder by</source>
        <translation>语音增益</translation>
    </message>
    <message>
        <source>Write the film</source>
        <translation>写出影片</translation>
    </message>
</context>
<context>
    <name>FinalDialog</name>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Final of {title}</source>
        <translation>{title} 的成片</translation>
    </message>
    <message>
        <source>Finals of {n} drafts</source>
        <translation>{n} 个草稿的成片</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Reduce noise</source>
        <translation>降噪</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Start when I have accepted the draft&apos;s clip</source>
        <translation>在我通过草稿的片段后开始</translation>
    </message>
    <message>
        <source>The final is made from the draft&apos;s clip, on this machine.</source>
        <translation>成片在本机上由草稿的片段制作。</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>FormSteps</name>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>FramePlot</name>
    <message>
        <source>Frame {n}</source>
        <translation>第 {n} 帧</translation>
    </message>
</context>
<context>
    <name>GrowthCanvas</name>
    <message>
        <source>{process} of the process at {screen}</source>
        <translation>{screen} 处过程进行到 {process}</translation>
    </message>
</context>
<context>
    <name>GrowthEditor</name>
    <message>
        <source>Add a point</source>
        <translation>添加一个点</translation>
    </message>
    <message>
        <source>Drag points; a double click adds one. Keys: Tab walks, arrows move, Insert adds, Del removes.</source>
        <translation>拖动点；双击添加。按键：Tab 依次选择，方向键移动，Insert 添加，Del 移除。</translation>
    </message>
    <message>
        <source>Growth by points</source>
        <translation>按点生长</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>移除该点</translation>
    </message>
</context>
<context>
    <name>GrowthPlot</name>
    <message>
        <source>Course of the process over the clip</source>
        <translation>过程在片段中的走向</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
</context>
<context>
    <name>Household</name>
    <message>
        <source>The folder {folder} cannot be written: clips go into the data folder.</source>
        <translation>无法写入文件夹 {folder}：片段存放在数据文件夹中。</translation>
    </message>
</context>
<context>
    <name>InterruptedBar</name>
    <message>
        <source>1 job was interrupted.</source>
        <translation>1 个任务被中断。</translation>
    </message>
    <message>
        <source>Cancel them; they stay in the list and can be tried again</source>
        <translation>取消它们；它们留在列表中，可以再次尝试</translation>
    </message>
    <message>
        <source>Go on from where they stopped</source>
        <translation>从中断处继续</translation>
    </message>
    <message>
        <source>Goes on in {n} s</source>
        <translation>{n} 秒后继续</translation>
    </message>
    <message>
        <source>Keep them paused; each can be resumed later</source>
        <translation>保持暂停；每个任务之后都可以继续</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>放到一旁</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stay paused</source>
        <translation>保持暂停</translation>
    </message>
    <message>
        <source>Waits for your choice</source>
        <translation>等待你的选择</translation>
    </message>
    <message>
        <source>{n} jobs were interrupted.</source>
        <translation>{n} 个任务被中断。</translation>
    </message>
</context>
<context>
    <name>KindKey</name>
    <message>
        <source>{kind}: {n}</source>
        <translation>{kind}：{n}</translation>
    </message>
</context>
<context>
    <name>LanguageField</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Like the system ({language})</source>
        <translation>跟随系统（{language}）</translation>
    </message>
    <message>
        <source>Open the window anew</source>
        <translation>重新打开窗口</translation>
    </message>
    <message>
        <source>The language is shown when the window opens next. Jobs go on.</source>
        <translation>下次打开窗口时显示所选语言。任务会继续进行。</translation>
    </message>
</context>
<context>
    <name>LibraryPresenter</name>
    <message>
        <source>1 clip is undecided again</source>
        <translation>1 个片段已改回未定</translation>
    </message>
    <message>
        <source>Accepted 1 clip</source>
        <translation>已通过 1 个片段</translation>
    </message>
    <message>
        <source>Accepted {n} clips</source>
        <translation>已通过 {n} 个片段</translation>
    </message>
    <message>
        <source>Rejected 1 clip</source>
        <translation>已否决 1 个片段</translation>
    </message>
    <message>
        <source>Rejected {n} clips</source>
        <translation>已否决 {n} 个片段</translation>
    </message>
    <message>
        <source>Starred 1 clip</source>
        <translation>已为 1 个片段加星标</translation>
    </message>
    <message>
        <source>Starred {n} clips</source>
        <translation>已为 {n} 个片段加星标</translation>
    </message>
    <message>
        <source>Tagged 1 clip</source>
        <translation>已为 1 个片段加标签</translation>
    </message>
    <message>
        <source>Tagged {n} clips</source>
        <translation>已为 {n} 个片段加标签</translation>
    </message>
    <message>
        <source>Took a star from 1 clip</source>
        <translation>已取消 1 个片段的星标</translation>
    </message>
    <message>
        <source>Took stars from {n} clips</source>
        <translation>已取消 {n} 个片段的星标</translation>
    </message>
    <message>
        <source>{n} clips are undecided again</source>
        <translation>{n} 个片段已改回未定</translation>
    </message>
</context>
<context>
    <name>LicencesSheet</name>
    <message>
        <source>Find a part or a licence</source>
        <translation>查找组件或许可证</translation>
    </message>
    <message>
        <source>Its words stand in the package that brings it, and at its address.</source>
        <translation>许可证正文见所属软件包及其网址。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Parts of the studio</source>
        <translation>组成部分</translation>
    </message>
    <message>
        <source>The studio itself is under the MIT licence. What it is made of:</source>
        <translation>本软件自身采用 MIT 许可证。其组成部分：</translation>
    </message>
    <message>
        <source>Words of the licence</source>
        <translation>许可证正文</translation>
    </message>
</context>
<context>
    <name>LimitsForm</name>
    <message>
        <source>1 shot to film,</source>
        <translation>1 个镜头待拍，</translation>
    </message>
    <message>
        <source>Filming is refused while more shots than this have no take</source>
        <translation>还没有镜次的镜头多于此数时拒绝拍摄</translation>
    </message>
    <message>
        <source>In the currency of the prices; filming is refused when it may cost more, or nobody knows</source>
        <translation>以价格的货币计；可能超出或费用未知时拒绝拍摄</translation>
    </message>
    <message>
        <source>Shots filmed at once at most</source>
        <translation>一次最多拍摄的镜头数</translation>
    </message>
    <message>
        <source>What filming may cost at most</source>
        <translation>拍摄费用上限</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>for at most</source>
        <translation>费用最多</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>{n} shots to film,</source>
        <translation>{n} 个镜头待拍，</translation>
    </message>
</context>
<context>
    <name>LipSyncDialog</name>
    <message>
        <source>A sound file with the voice</source>
        <translation>含有人声的声音文件</translation>
    </message>
    <message>
        <source>A voice of the provider</source>
        <translation>服务商自带的人声</translation>
    </message>
    <message>
        <source>Ask which there are</source>
        <translation>查询有哪些</translation>
    </message>
    <message>
        <source>Asks the provider for its voices; this costs nothing</source>
        <translation>向服务商查询其人声；不产生费用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Consents…</source>
        <translation>授权…</translation>
    </message>
    <message>
        <source>Lip-sync</source>
        <translation>对口型</translation>
    </message>
    <message>
        <source>No connection moves lips yet. Add one that does, for instance to PixVerse.</source>
        <translation>还没有能对口型的连接。请添加一个，例如 PixVerse。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Sound (*.wav *.flac *.mp3 *.m4a *.aac *.mp4 *.mov)</source>
        <translation>声音 (*.wav *.flac *.mp3 *.m4a *.aac *.mp4 *.mov)</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>The provider moves the lips in this clip to a voice. The clip and the sound are sent to it; a take of a shot gets a further take, a clip of the library a further clip.</source>
        <translation>服务商会让片段中人物的口型与人声同步。片段和声音将发送给服务商；属于镜头的会新增一个镜次，属于片段库的会新增一个片段。</translation>
    </message>
    <message>
        <source>The voice comes from</source>
        <translation>人声来自</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>台词</translation>
    </message>
    <message>
        <source>What it costs…</source>
        <translation>查看费用…</translation>
    </message>
    <message>
        <source>Whose voice</source>
        <translation>谁的声音</translation>
    </message>
    <message>
        <source>{n} of {most} characters</source>
        <translation>{n} / {most} 个字符</translation>
    </message>
</context>
<context>
    <name>LipSyncPresenter</name>
    <message>
        <source>A lip-sync job is in the queue.</source>
        <translation>对口型任务已加入队列。</translation>
    </message>
    <message>
        <source>Allowed by {who} on {day} for {purpose}.</source>
        <translation>{who} 于 {day} 授权，用于：{purpose}。</translation>
    </message>
    <message>
        <source>Asking {name} for its voices</source>
        <translation>正在向 {name} 查询人声</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a clip with a face first.</source>
        <translation>请先选择一个有人脸的片段。</translation>
    </message>
    <message>
        <source>For: {purpose}</source>
        <translation>用途：{purpose}</translation>
    </message>
    <message>
        <source>From now on no job may use this voice by this consent. Clips that were made stay.</source>
        <translation>从现在起，任何任务都不能再凭这份授权使用这个声音。已生成的片段会保留。</translation>
    </message>
    <message>
        <source>It names no voices; type the name of one.</source>
        <translation>它没有列出人声；请输入一个名称。</translation>
    </message>
    <message>
        <source>Looking at the clip and the voice</source>
        <translation>正在查看片段和人声</translation>
    </message>
    <message>
        <source>Nobody has allowed this voice yet.</source>
        <translation>还没有人授权使用这个声音。</translation>
    </message>
    <message>
        <source>Nothing was queued.</source>
        <translation>没有加入任何任务。</translation>
    </message>
    <message>
        <source>Recorded. The voice {voice} may be used.</source>
        <translation>已记录。可以使用声音 {voice}。</translation>
    </message>
    <message>
        <source>Recording: {file}</source>
        <translation>录音：{file}</translation>
    </message>
    <message>
        <source>Shot {shot}: {file}</source>
        <translation>镜头 {shot}：{file}</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take the consent back</source>
        <translation>撤回授权</translation>
    </message>
    <message>
        <source>Taken back on {day}.</source>
        <translation>已于 {day} 撤回。</translation>
    </message>
    <message>
        <source>Taken back: {voice}.</source>
        <translation>已撤回：{voice}。</translation>
    </message>
    <message>
        <source>The shot has a newer take than this; nothing was queued. Open it again.</source>
        <translation>这个镜头已有更新的镜次；没有加入任何任务。请重新打开。</translation>
    </message>
    <message>
        <source>{person}&apos;s voice, allowed by {who} on {day}.</source>
        <translation>{person} 的声音，由 {who} 于 {day} 授权。</translation>
    </message>
    <message>
        <source>{voice}, {person}</source>
        <translation>{voice}，{person}</translation>
    </message>
    <message>
        <source>{voice}: allowed {day}</source>
        <translation>{voice}：{day} 授权</translation>
    </message>
    <message>
        <source>{voice}: taken back {day}</source>
        <translation>{voice}：{day} 撤回</translation>
    </message>
</context>
<context>
    <name>LivePicture</name>
    <message>
        <source>A numerical preview, not the model&apos;s picture. Space pauses, R starts again.</source>
        <translation>数值预演，并非模型的画面。空格键暂停，R 键重新开始。</translation>
    </message>
    <message>
        <source>Numerical preview</source>
        <translation>数值预演</translation>
    </message>
</context>
<context>
    <name>LogPanel</name>
    <message>
        <source>Clear the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Copy the whole log</source>
        <translation>复制整个日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事。</translation>
    </message>
    <message>
        <source>Open the folder of log files</source>
        <translation>打开日志文件所在文件夹</translation>
    </message>
    <message>
        <source>What the studio did since it was opened</source>
        <translation>软件打开以来所做的事</translation>
    </message>
</context>
<context>
    <name>MachinePage</name>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Looking over the machine; encoders are really tried, which takes some seconds…</source>
        <translation>正在检查本机；会实际试用编码器，需要几秒钟…</translation>
    </message>
</context>
<context>
    <name>MakerBar</name>
    <message>
        <source>Again, with changes: {clip}</source>
        <translation>修改后重制：{clip}</translation>
    </message>
    <message>
        <source>Local engine</source>
        <translation>本地引擎</translation>
    </message>
    <message>
        <source>Make something new instead</source>
        <translation>改为制作新的片段</translation>
    </message>
    <message>
        <source>Make with</source>
        <translation>制作方式</translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>提示词模板</translation>
    </message>
    <message>
        <source>The first prompt</source>
        <translation>第一条提示词</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>未要求</translation>
    </message>
    <message>
        <source>{name}, {material} ... or any {column}; what stands in [brackets] is left out where it is empty</source>
        <translation>{name}、{material} ... 或任意 {column}；[方括号] 中的内容为空时略去</translation>
    </message>
</context>
<context>
    <name>MatterPage</name>
    <message>
        <source>Also kept and sent as they are: {names}</source>
        <translation>同样原样保存并发送：{names}</translation>
    </message>
    <message>
        <source>As {material}</source>
        <translation>设为{material}</translation>
    </message>
    <message>
        <source>Cannot be {value}; allowed: {expected}.</source>
        <translation>不能是 {value}；允许：{expected}。</translation>
    </message>
    <message>
        <source>Choose the simulation</source>
        <translation>选择模拟类型</translation>
    </message>
    <message>
        <source>Is no finite number.</source>
        <translation>不是有限的数值。</translation>
    </message>
    <message>
        <source>Lenient: what is out of range is clamped, with a warning.</source>
        <translation>宽松：超出范围的值会被截到范围内，并给出警告。</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Means nothing for this simulation and is left out.</source>
        <translation>对此模拟没有意义，已略去。</translation>
    </message>
    <message>
        <source>No material</source>
        <translation>无材质</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Providers take {expected}: {used} is sent. The preview shows {value}.</source>
        <translation>服务商接受 {expected}：发送 {used}。预演显示 {value}。</translation>
    </message>
    <message>
        <source>Refuse what is out of range, with its field and range</source>
        <translation>拒绝超出范围的值，并指出其字段和范围</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>Strict: means nothing for this simulation.</source>
        <translation>严格：对此模拟没有意义。</translation>
    </message>
    <message>
        <source>Strict: providers take {expected}, so this cannot be sent. The preview shows it.</source>
        <translation>严格：服务商接受 {expected}，因此无法发送。预演会显示它。</translation>
    </message>
    <message>
        <source>Strict: {value} is outside {expected}.</source>
        <translation>严格：{value} 超出 {expected}。</translation>
    </message>
    <message>
        <source>What is out of range is refused, with its field and range.</source>
        <translation>超出范围的值会被拒绝，并指出其字段和范围。</translation>
    </message>
    <message>
        <source>{value} is outside {expected}; {used} is used.</source>
        <translation>{value} 超出 {expected}；改用 {used}。</translation>
    </message>
</context>
<context>
    <name>MethodTable</name>
    <message>
        <source>Good for</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Your model, {n}×</source>
        <translation>你的模型，{n}×</translation>
    </message>
</context>
<context>
    <name>MissingPresenter</name>
    <message>
        <source>Found {found} of {n} missing files</source>
        <translation>找到 {found} 个缺失文件，共 {n} 个</translation>
    </message>
    <message>
        <source>No file is missing</source>
        <translation>没有缺失的文件</translation>
    </message>
    <message>
        <source>Where are {n} missing files?</source>
        <translation>{n} 个缺失的文件在哪里？</translation>
    </message>
    <message>
        <source>Where is 1 missing file?</source>
        <translation>1 个缺失的文件在哪里？</translation>
    </message>
</context>
<context>
    <name>NeedsPresenter</name>
    <message>
        <source>1 job waits for others</source>
        <translation>1 个任务在等待其他任务</translation>
    </message>
    <message>
        <source>Queued 1 final</source>
        <translation>已将 1 个成片加入队列</translation>
    </message>
    <message>
        <source>Queued {n} finals</source>
        <translation>已将 {n} 个成片加入队列</translation>
    </message>
    <message>
        <source>{n} jobs wait for others</source>
        <translation>{n} 个任务在等待其他任务</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>Do not set {name}</source>
        <translation>不设置{name}</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>That is no number here: {expected}</source>
        <translation>这里不能填写此数值：{expected}</translation>
    </message>
    <message>
        <source>What {name} does</source>
        <translation>{name}的作用</translation>
    </message>
    <message>
        <source>not set ({own})</source>
        <translation>未设（{own}）</translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic takes the best that is made within about a minute, and the fastest for very much work.</source>
        <translation>“自动”会选择约一分钟内能完成的最佳方式；工作量很大时选择最快的方式。</translation>
    </message>
    <message>
        <source>Even out flicker</source>
        <translation>消除闪烁</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Like the source</source>
        <translation>与素材相同</translation>
    </message>
    <message>
        <source>Model {name}</source>
        <translation>模型 {name}</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>动态模糊</translation>
    </message>
    <message>
        <source>New frames</source>
        <translation>补帧</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Shutter angle of the added motion blur: 180° is half a frame.</source>
        <translation>所加动态模糊的快门角度：180° 为半帧。</translation>
    </message>
    <message>
        <source>Stabilise</source>
        <translation>防抖</translation>
    </message>
    <message>
        <source>Takes out light that flutters, as in time-lapse pictures.</source>
        <translation>消除明暗跳动，例如延时画面中的闪烁。</translation>
    </message>
    <message>
        <source>Takes the shake out; crops the picture a little.</source>
        <translation>消除抖动；画面会略微裁切。</translation>
    </message>
</context>
<context>
    <name>PacePage</name>
    <message>
        <source>At this time scale no frames lie between: the preview simulates each picture.</source>
        <translation>在此时间比例下没有中间帧：预演逐帧模拟。</translation>
    </message>
    <message>
        <source>Each picture of the preview is what a camera sees in {ms} ms of the scene: the shutter of a film camera that runs at the scene&apos;s own pace. What moves is smeared along its way.</source>
        <translation>预演的每个画面是摄像机在场景的 {ms} 毫秒内所见：相当于以场景自身速度运转的电影摄影机的快门。运动的物体沿其路径拖出模糊。</translation>
    </message>
    <message>
        <source>Frames between</source>
        <translation>补帧</translation>
    </message>
    <message>
        <source>How long the preview runs before it starts again, and how long a clip made of it is: up to 120 s.</source>
        <translation>预演运行多久后重新开始，以及由它制作的片段有多长：最多 120 秒。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Length of the preview</source>
        <translation>预演时长</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Seconds of the scene in one second of the preview and its clip: 0.25 is four times slower. Slow motion is simulated more exactly at the same cost. A cloud&apos;s own speed is the effect in the composer.</source>
        <translation>预演及其片段的一秒等于场景中的多少秒：0.25 即放慢为四分之一。慢动作以同样的代价模拟得更精确。云端自己的速度由制作面板中的效果决定。</translation>
    </message>
    <message>
        <source>Sent to a provider that has a field for it, in slow motion</source>
        <translation>慢动作时，发送给有此字段的服务商</translation>
    </message>
    <message>
        <source>The preview simulates every picture: nothing between is guessed.</source>
        <translation>预演模拟每一个画面：没有猜测的中间帧。</translation>
    </message>
    <message>
        <source>The preview simulates one picture in {n} and mixes those between of the two around them, as a clip slowed down by blending looks. Moving edges stand there twice.</source>
        <translation>预演每 {n} 个画面模拟一个，其间的由前后两个混合而成，如同用帧混合减速的片段。运动的边缘会出现重影。</translation>
    </message>
    <message>
        <source>The preview takes {low} to {high}.</source>
        <translation>预演接受 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>Time scale</source>
        <translation>时间比例</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有这个名称的命令。</translation>
    </message>
    <message>
        <source>Type a command, or the name of a clip</source>
        <translation>输入命令或片段的名称</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>可用的操作</translation>
    </message>
</context>
<context>
    <name>PalettePresenter</name>
    <message>
        <source>Clip, {effect}</source>
        <translation>片段，{effect}</translation>
    </message>
    <message>
        <source>Find “{typed}” in the settings</source>
        <translation>在设置中查找“{typed}”</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>素材</translation>
    </message>
</context>
<context>
    <name>PhysicsPanel</name>
    <message>
        <source>1 number set</source>
        <translation>已设置 1 个数值</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Choose the scene</source>
        <translation>选择场景</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Copy as TOML</source>
        <translation>复制为 TOML</translation>
    </message>
    <message>
        <source>Copy, paste, and sets used before</source>
        <translation>复制、粘贴，以及以前用过的设置</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>物质</translation>
    </message>
    <message>
        <source>No numbers set</source>
        <translation>未设置数值</translation>
    </message>
    <message>
        <source>Nothing set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Parts of the physics</source>
        <translation>物理的各部分</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送内容</translation>
    </message>
    <message>
        <source>Set nothing</source>
        <translation>全部不设置</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>以前用过</translation>
    </message>
    <message>
        <source>{n} numbers set</source>
        <translation>已设置 {n} 个数值</translation>
    </message>
</context>
<context>
    <name>PhysicsPresenter</name>
    <message>
        <source>Copied as {form}</source>
        <translation>已复制为 {form}</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>{name} is among the sources, its ground truth beside it</source>
        <translation>{name} 已加入素材，真值文件在其旁边</translation>
    </message>
</context>
<context>
    <name>PhysicsRow</name>
    <message>
        <source>Nothing is set there, so nothing is sent.</source>
        <translation>那里未设置任何内容，因此不发送。</translation>
    </message>
    <message>
        <source>Open the physics editor</source>
        <translation>打开物理编辑器</translation>
    </message>
    <message>
        <source>Physics…</source>
        <translation>物理…</translation>
    </message>
    <message>
        <source>With the physics of the editor</source>
        <translation>使用编辑器中的物理设置</translation>
    </message>
</context>
<context>
    <name>PlaceEntry</name>
    <message>
        <source>A frame (37), a timecode (00:00:01:12), seconds (1.5 s) or a step (+10)</source>
        <translation>帧号（37）、时间码（00:00:01:12）、秒（1.5 s）或步进（+10）</translation>
    </message>
    <message>
        <source>Frame, timecode, 1.5 s, +10</source>
        <translation>帧、时间码、1.5 s、+10</translation>
    </message>
    <message>
        <source>Go to frame or timecode</source>
        <translation>转到帧或时间码</translation>
    </message>
</context>
<context>
    <name>PresetCompare</name>
    <message>
        <source>1 number differs from {name}.</source>
        <translation>有 1 个数值与{name}不同。</translation>
    </message>
    <message>
        <source>As in the preset. Source: {source}</source>
        <translation>与预设相同。来源：{source}</translation>
    </message>
    <message>
        <source>Compare with the preset</source>
        <translation>与预设比较</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>你的</translation>
    </message>
    <message>
        <source>{name} as in the preset</source>
        <translation>{name}恢复为预设值</translation>
    </message>
    <message>
        <source>{n} numbers differ from {name}.</source>
        <translation>有 {n} 个数值与{name}不同。</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>A quick look in low resolution with fast interpolation. Click to pause.</source>
        <translation>低分辨率、快速补帧的快速预览。点击暂停。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The preview is coming</source>
        <translation>预览即将出现</translation>
    </message>
    <message>
        <source>key pictures only</source>
        <translation>仅关键画面</translation>
    </message>
    <message>
        <source>low resolution, fast interpolation</source>
        <translation>低分辨率，快速补帧</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>PreviewStand</name>
    <message>
        <source>Drift of {what}</source>
        <translation>{what}的漂移</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Make a clip</source>
        <translation>制作片段</translation>
    </message>
    <message>
        <source>Measured: how far it has drifted since the start or the last change, outside work taken off</source>
        <translation>实测：自开始或上次更改以来漂移了多少，已扣除外力做功</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Numerical preview, not the model&apos;s picture</source>
        <translation>数值预演，并非模型的画面</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pictures that really came in the last second; one takes {ms} ms to compute and draw</source>
        <translation>最近一秒内实际得到的画面；每个画面的计算和绘制需要 {ms} 毫秒</translation>
    </message>
    <message>
        <source>Render this as an animatic: a clip among the sources, with its ground truth</source>
        <translation>渲染为动态预演：成为素材中的一个片段，并附真值</translation>
    </message>
    <message>
        <source>Scene of the preview</source>
        <translation>预演的场景</translation>
    </message>
    <message>
        <source>Size of the clip</source>
        <translation>片段尺寸</translation>
    </message>
    <message>
        <source>Spin</source>
        <translation>自旋</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation>{n} fps</translation>
    </message>
    <message>
        <source>{what} (Space)</source>
        <translation>{what}（空格键）</translation>
    </message>
</context>
<context>
    <name>PricesDialog</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>From volume</source>
        <translation>起始用量</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>恢复到此版本</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Shipped samples</source>
        <translation>自带的示例价格</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Take this rate out</source>
        <translation>删除此汇率</translation>
    </message>
    <message>
        <source>Take this row out</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>改动内容</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>every size</source>
        <translation>所有尺寸</translation>
    </message>
</context>
<context>
    <name>PricesPresenter</name>
    <message>
        <source>Export the price book</source>
        <translation>导出价目表</translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation>导入价格</translation>
    </message>
    <message>
        <source>Kept as version {n}; estimates from now on go by it</source>
        <translation>已保存为第 {n} 版；此后的估价以它为准</translation>
    </message>
    <message>
        <source>Prices, version {n}</source>
        <translation>价目表，第 {n} 版</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Saved {name}; a table holds no exchange rates</source>
        <translation>已保存 {name}；表格中不含汇率</translation>
    </message>
    <message>
        <source>Version {n} has the rows of {name}</source>
        <translation>第 {n} 版采用 {name} 的各行</translation>
    </message>
    <message>
        <source>import of {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>{file} could not be read: {why}</source>
        <translation>无法读取 {file}：{why}</translation>
    </message>
    <message>
        <source>{file} could not be written: {why}</source>
        <translation>无法写入 {file}：{why}</translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>Accept</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Allow…</source>
        <translation>允许…</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Decide later; nothing is sent meanwhile.</source>
        <translation>以后再决定；期间不发送任何内容。</translation>
    </message>
    <message>
        <source>It did not run</source>
        <translation>没有运行</translation>
    </message>
    <message>
        <source>It goes on by itself then.</source>
        <translation>届时会自动继续。</translation>
    </message>
    <message>
        <source>It ran</source>
        <translation>已运行</translation>
    </message>
    <message>
        <source>It starts when that job has been tried again and is done, or without it.</source>
        <translation>当该任务重试并完成后开始，或不等它就开始。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Look at the clip; this starts when you accept it.</source>
        <translation>请查看该片段；你通过后此任务才开始。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start without it</source>
        <translation>不等它就开始</translation>
    </message>
    <message>
        <source>The provider billed it. It is not sent again and ends as failed.</source>
        <translation>服务商已计费。它不再发送，并以失败结束。</translation>
    </message>
    <message>
        <source>The provider has no such job. It is sent again, and billed once.</source>
        <translation>服务商没有这个任务。它将再次发送，只计费一次。</translation>
    </message>
</context>
<context>
    <name>ProgramField</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Path of the folder</source>
        <translation>文件夹路径</translation>
    </message>
    <message>
        <source>Path of the program</source>
        <translation>程序路径</translation>
    </message>
</context>
<context>
    <name>ProjectPresenter</name>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>1 episode</source>
        <translation>1 集</translation>
    </message>
    <message>
        <source>1 file is missing: Find missing files in the Review menu looks for it.</source>
        <translation>缺少 1 个文件：可用“审片”菜单中的“查找缺失的文件”来查找。</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1 个素材</translation>
    </message>
    <message>
        <source>A request of this project waits to be made. Queue it here?</source>
        <translation>此项目有 1 个请求等待制作。要在这里加入队列吗？</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Here already: {n}.</source>
        <translation>这里已有：{n} 项。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>不加入</translation>
    </message>
    <message>
        <source>Left as they are here: {names}.</source>
        <translation>保持这里原样：{names}。</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Opened {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Opened {name}: {parts}.</source>
        <translation>已打开 {name}：{parts}。</translation>
    </message>
    <message>
        <source>Projects (*{ending})</source>
        <translation>项目 (*{ending})</translation>
    </message>
    <message>
        <source>Queued 1 request</source>
        <translation>已将 1 个请求加入队列</translation>
    </message>
    <message>
        <source>Queued {n} requests</source>
        <translation>已将 {n} 个请求加入队列</translation>
    </message>
    <message>
        <source>Save as a project</source>
        <translation>另存为项目</translation>
    </message>
    <message>
        <source>Saved {name}: {clips}, {episodes}. Keys, money and media are not in it.</source>
        <translation>已保存 {name}：{clips}，{episodes}。其中不含密钥、金额和媒体文件。</translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation>{n} 个片段</translation>
    </message>
    <message>
        <source>{n} episodes</source>
        <translation>{n} 集</translation>
    </message>
    <message>
        <source>{n} files are missing: Find missing files in the Review menu looks for them.</source>
        <translation>缺少 {n} 个文件：可用“审片”菜单中的“查找缺失的文件”来查找。</translation>
    </message>
    <message>
        <source>{n} requests of this project wait to be made. Queue them here?</source>
        <translation>此项目有 {n} 个请求等待制作。要在这里加入队列吗？</translation>
    </message>
    <message>
        <source>{n} sources</source>
        <translation>{n} 个素材</translation>
    </message>
</context>
<context>
    <name>ProxyFeed</name>
    <message>
        <source>Proxy {n} %</source>
        <translation>代理文件 {n} %</translation>
    </message>
</context>
<context>
    <name>ProxyField</name>
    <message>
        <source>A proxy is an address such as http://proxy.example.com:8080, without a name or password.</source>
        <translation>代理是形如 http://proxy.example.com:8080 的地址，不含用户名和密码。</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>按系统设置</translation>
    </message>
    <message>
        <source>None: straight</source>
        <translation>无：直接连接</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>使用此代理</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查看(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>请按快捷键</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>&amp;Pause job</source>
        <translation>暂停任务(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume job</source>
        <translation>继续任务(&amp;R)</translation>
    </message>
    <message>
        <source>Choose a job that failed or was cancelled.</source>
        <translation>请选择失败或已取消的任务。</translation>
    </message>
    <message>
        <source>Choose a job that has not ended.</source>
        <translation>请选择尚未结束的任务。</translation>
    </message>
    <message>
        <source>Choose a source and an effect, then add it to the queue.</source>
        <translation>选择素材和效果，然后加入队列。</translation>
    </message>
    <message>
        <source>Choose jobs, in the order of the queue.</source>
        <translation>请先选择任务，并按队列顺序显示。</translation>
    </message>
    <message>
        <source>Compare the clip with its source</source>
        <translation>将片段与其素材对比</translation>
    </message>
    <message>
        <source>Compare the clips</source>
        <translation>对比这些片段</translation>
    </message>
    <message>
        <source>No job has ended.</source>
        <translation>还没有任务结束。</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>队列为空</translation>
    </message>
</context>
<context>
    <name>QueuePresenter</name>
    <message>
        <source>1 job is tried again</source>
        <translation>正在重试 1 个任务</translation>
    </message>
    <message>
        <source>1 of these {total} has been sent to a provider.</source>
        <translation>这 {total} 个中有 1 个已发送给服务商。</translation>
    </message>
    <message>
        <source>Accepted 1 clip</source>
        <translation>已通过 1 个片段</translation>
    </message>
    <message>
        <source>Accepted {n} clips</source>
        <translation>已通过 {n} 个片段</translation>
    </message>
    <message>
        <source>Added 1 job</source>
        <translation>添加了 1 个任务</translation>
    </message>
    <message>
        <source>Added {n} jobs</source>
        <translation>添加了 {n} 个任务</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消该任务</translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Cancel them</source>
        <translation>取消这些任务</translation>
    </message>
    <message>
        <source>Cancelled 1 job</source>
        <translation>已取消 1 个任务</translation>
    </message>
    <message>
        <source>Cancelled {n} jobs</source>
        <translation>已取消 {n} 个任务</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Moved 1 job</source>
        <translation>已移动 1 个任务</translation>
    </message>
    <message>
        <source>Moved {n} jobs</source>
        <translation>已移动 {n} 个任务</translation>
    </message>
    <message>
        <source>Nothing was taken out: the work has begun. Cancel gives it up.</source>
        <translation>没有取出任何任务：工作已经开始。可用“取消”放弃。</translation>
    </message>
    <message>
        <source>Priority {level}</source>
        <translation>优先级：{level}</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>稍后开始</translation>
    </message>
    <message>
        <source>Started without waiting for others</source>
        <translation>不等其他任务，已开始</translation>
    </message>
    <message>
        <source>They were queued in another way meanwhile: nothing was added.</source>
        <translation>期间它们已通过其他方式加入队列：没有重复添加。</translation>
    </message>
    <message>
        <source>This has been sent to a provider.</source>
        <translation>此任务已发送给服务商。</translation>
    </message>
    <message>
        <source>What a provider finishes all the same is kept.</source>
        <translation>服务商仍然完成的结果会保留。</translation>
    </message>
    <message>
        <source>What it costs is not known.</source>
        <translation>其费用未知。</translation>
    </message>
    <message>
        <source>What {n} of them cost is not known.</source>
        <translation>其中 {n} 个的费用未知。</translation>
    </message>
    <message>
        <source>{amount} has been charged.</source>
        <translation>已扣费 {amount}。</translation>
    </message>
    <message>
        <source>{amount} is set aside and may be charged all the same.</source>
        <translation>已预留 {amount}，仍可能扣费。</translation>
    </message>
    <message>
        <source>{n} jobs are tried again</source>
        <translation>正在重试 {n} 个任务</translation>
    </message>
    <message>
        <source>{n} of these {total} have been sent to a provider.</source>
        <translation>这 {total} 个中有 {n} 个已发送给服务商。</translation>
    </message>
    <message>
        <source>{n} of {total} jobs taken out. The others have begun and stay; Cancel gives them up.</source>
        <translation>已取出 {total} 个任务中的 {n} 个。其余已经开始，会保留；可用“取消”放弃。</translation>
    </message>
</context>
<context>
    <name>QuoteDialog</name>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>Agree and add to queue</source>
        <translation>同意并加入队列</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最少</translation>
    </message>
    <message>
        <source>At least: every clip comes at the first attempt. At most: each needs every attempt.</source>
        <translation>最少：每个片段一次成功。最多：每个片段用完所有尝试。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>How this is reckoned</source>
        <translation>计算方法</translation>
    </message>
    <message>
        <source>I agree that it costs what nobody knows</source>
        <translation>我知道其费用未知，仍然同意</translation>
    </message>
    <message>
        <source>I agree that one of them costs what nobody knows</source>
        <translation>我知道其中一个费用未知，仍然同意</translation>
    </message>
    <message>
        <source>I agree that {n} of them cost what nobody knows</source>
        <translation>我知道其中 {n} 个费用未知，仍然同意</translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation>将花费多少</translation>
    </message>
    <message>
        <source>{name}: {share} of the attempts fail, an assumption; {n} ended so far.</source>
        <translation>{name}：假定 {share} 的尝试会失败；目前已结束 {n} 次。</translation>
    </message>
    <message>
        <source>{name}: {share} of {n} ended attempts failed.</source>
        <translation>{name}：{n} 次已结束的尝试中 {share} 失败。</translation>
    </message>
    <message>
        <source>{n} by sample prices, which no provider has confirmed.</source>
        <translation>{n} 个按示例价格计算，未经任何服务商确认。</translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation>{n} 个片段</translation>
    </message>
    <message>
        <source>{n} from the cache, free.</source>
        <translation>{n} 个取自缓存，免费。</translation>
    </message>
    <message>
        <source>{n} without a known price, on top of every sum.</source>
        <translation>{n} 个价格未知，不计入各项合计。</translation>
    </message>
</context>
<context>
    <name>ReachPresenter</name>
    <message>
        <source>Choose a clip in the list first.</source>
        <translation>请先在列表中选择片段。</translation>
    </message>
    <message>
        <source>Choose a source or a clip first.</source>
        <translation>请先选择素材或片段。</translation>
    </message>
    <message>
        <source>Choose or open a clip first.</source>
        <translation>请先选择或打开片段。</translation>
    </message>
    <message>
        <source>Choose or open a source or a clip first.</source>
        <translation>请先选择或打开素材或片段。</translation>
    </message>
    <message>
        <source>Open a clip in the viewer first.</source>
        <translation>请先在查看器中打开片段。</translation>
    </message>
    <message>
        <source>The composer says what is missing.</source>
        <translation>制作面板会说明还缺什么。</translation>
    </message>
</context>
<context>
    <name>ReceiptsPresenter</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Looking up what the connection takes…</source>
        <translation>正在查询该连接能接受什么…</translation>
    </message>
    <message>
        <source>Model {model}. Nothing of the physics is set, so nothing of it is sent.</source>
        <translation>模型 {model}。未设置任何物理参数，因此不发送。</translation>
    </message>
    <message>
        <source>Model {model}. What it gets of what is set:</source>
        <translation>模型 {model}。所设置的内容中它会得到：</translation>
    </message>
    <message>
        <source>[the prompt]</source>
        <translation>[提示词]</translation>
    </message>
</context>
<context>
    <name>RecentPresenter</name>
    <message>
        <source>Forget these</source>
        <translation>清除这些记录</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近使用的(&amp;R)</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} 已不存在。</translation>
    </message>
</context>
<context>
    <name>ReleasesPresenter</name>
    <message>
        <source>Open its page</source>
        <translation>打开其页面</translation>
    </message>
    <message>
        <source>Version {version} is there</source>
        <translation>新版本 {version} 已发布</translation>
    </message>
</context>
<context>
    <name>RemarkList</name>
    <message>
        <source>New note</source>
        <translation>新批注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Note at {timecode}</source>
        <translation>{timecode} 处的批注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Acceleration, smoothed: down, across (dotted)</source>
        <translation>平滑后的加速度：纵向、横向（点线）</translation>
    </message>
    <message>
        <source>Black frame {n}</source>
        <translation>第 {n} 帧为黑</translation>
    </message>
    <message>
        <source>Black from frame {a} to {b}</source>
        <translation>第 {a} 至 {b} 帧为黑</translation>
    </message>
    <message>
        <source>Cut at frame {n}</source>
        <translation>第 {n} 帧处切换镜头</translation>
    </message>
    <message>
        <source>Every frame, as high as its change from the one before</source>
        <translation>每一帧，高度为其相对前一帧的变化</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Frozen from frame {a} to {b}</source>
        <translation>第 {a} 至 {b} 帧静止</translation>
    </message>
    <message>
        <source>Mean brightness from its trend</source>
        <translation>平均亮度与其趋势的偏差</translation>
    </message>
    <message>
        <source>Moments to look at</source>
        <translation>值得查看的时刻</translation>
    </message>
    <message>
        <source>Physics score by {who}</source>
        <translation>{who} 的物理评分</translation>
    </message>
    <message>
        <source>Place of the followed thing: down, across (dotted), the fit of down (dashed)</source>
        <translation>所跟踪物体的位置：纵向、横向（点线），纵向拟合（虚线）</translation>
    </message>
    <message>
        <source>Speed: down, across (dotted)</source>
        <translation>速度：纵向、横向（点线）</translation>
    </message>
    <message>
        <source>The provider&apos;s own figure, 0 to 100. It was not measured here and is no part of this report.</source>
        <translation>服务商自己的数值，0 至 100。不是在此测量的，也不属于本报告。</translation>
    </message>
    <message>
        <source>Warping error</source>
        <translation>扭曲误差</translation>
    </message>
    <message>
        <source>Warping error by frame</source>
        <translation>逐帧扭曲误差</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>{n} lost before frame {at}</source>
        <translation>第 {at} 帧之前丢失 {n} 帧</translation>
    </message>
    <message>
        <source>{n} of {all} frames measured. Each measure stands for itself; there is no overall score.</source>
        <translation>共 {all} 帧，已测量 {n} 帧。每项测量各自独立，没有总分。</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>As a page (HTML)…</source>
        <translation>作为网页（HTML）…</translation>
    </message>
    <message>
        <source>As data (JSON)…</source>
        <translation>作为数据（JSON）…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Measure this clip</source>
        <translation>测量此片段</translation>
    </message>
    <message>
        <source>Measures cadence, light, smoothness, camera, free flight, pendulums, fidelity and delivery.</source>
        <translation>测量帧节奏、光线、平滑度、摄像机、自由飞行、单摆、忠实度和交付。</translation>
    </message>
    <message>
        <source>Motion report</source>
        <translation>运动报告</translation>
    </message>
    <message>
        <source>No clip is open</source>
        <translation>未打开片段</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Open a clip in the viewer to measure its cadence, smoothness, physics and delivery.</source>
        <translation>在查看器中打开一个片段，以测量其帧节奏、平滑度、物理和交付。</translation>
    </message>
    <message>
        <source>Progress of measuring</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Scale and track</source>
        <translation>比例与轨迹</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>停止测量</translation>
    </message>
    <message>
        <source>Write the report as a page or as JSON</source>
        <translation>将报告写成网页或 JSON</translation>
    </message>
</context>
<context>
    <name>ReportPresenter</name>
    <message>
        <source>, {n} could not be measured</source>
        <translation>，{n} 个无法测量</translation>
    </message>
    <message>
        <source>Choose clips that can be read first.</source>
        <translation>请先选择可以读取的片段。</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Measured 1 clip</source>
        <translation>已测量 1 个片段</translation>
    </message>
    <message>
        <source>Measured {n} clips</source>
        <translation>已测量 {n} 个片段</translation>
    </message>
    <message>
        <source>Measuring {name}</source>
        <translation>正在测量 {name}</translation>
    </message>
    <message>
        <source>Measuring {n} of {all}: {name}</source>
        <translation>正在测量第 {n} 个，共 {all} 个：{name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>RestoredBar</name>
    <message>
        <source>Restored: this was typed and is not kept yet.</source>
        <translation>已恢复：此内容输入后尚未保存。</translation>
    </message>
    <message>
        <source>Show what is kept</source>
        <translation>显示已保存的内容</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>A prompt to try: where would it go?</source>
        <translation>试一条提示词：它会发到哪里？</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>发往</translation>
    </message>
    <message>
        <source>How the rules look at it</source>
        <translation>各条规则如何看待它</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>The rules as text</source>
        <translation>规则文本</translation>
    </message>
    <message>
        <source>The shipped example</source>
        <translation>随附示例</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新使用</translation>
    </message>
    <message>
        <source>Use these rules</source>
        <translation>使用这些规则</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Where the composer says “Let the rules choose”, the first rule counts whose every list fits, whose connection can do it, and whose price is within its ceiling. A price that nobody knows is within none.</source>
        <translation>制作面板选择“由规则选择”时，采用第一条符合的规则：各项条件都满足，其连接能够制作，且价格不超过上限。价格未知的，一律视为超出上限。</translation>
    </message>
    <message>
        <source>Why this one</source>
        <translation>为什么是它</translation>
    </message>
    <message>
        <source>{version}, in force</source>
        <translation>{version}，生效中</translation>
    </message>
</context>
<context>
    <name>RulesForm</name>
    <message>
        <source>A clip costs at most</source>
        <translation>每个片段最多花费</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>质量等级</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
</context>
<context>
    <name>RulesPresenter</name>
    <message>
        <source>Counts</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>No rule fits: it would not be sent.</source>
        <translation>没有规则符合：不会发送。</translation>
    </message>
    <message>
        <source>Rules, version {n}</source>
        <translation>规则，第 {n} 版</translation>
    </message>
    <message>
        <source>These are no rules: {why}</source>
        <translation>这不是规则：{why}</translation>
    </message>
    <message>
        <source>Version {n} is in force.</source>
        <translation>第 {n} 版已生效。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>SceneForm</name>
    <message>
        <source>1 point corrected</source>
        <translation>已校正 1 个点</translation>
    </message>
    <message>
        <source>A pixel is</source>
        <translation>一个像素等于</translation>
    </message>
    <message>
        <source>As the clip was asked for</source>
        <translation>按片段所要求的</translation>
    </message>
    <message>
        <source>Click the thing in this frame; the next frame follows. Del takes a wrong point out of the track.</source>
        <translation>点击此帧中的物体；随后转到下一帧。Del 从轨迹中去掉错误的点。</translation>
    </message>
    <message>
        <source>Click where places are counted from</source>
        <translation>点击位置计算的起点</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>Draw the track over the picture</source>
        <translation>在画面上绘制轨迹</translation>
    </message>
    <message>
        <source>Drop corrections</source>
        <translation>放弃校正</translation>
    </message>
    <message>
        <source>Gravity asked</source>
        <translation>要求的重力</translation>
    </message>
    <message>
        <source>Lay a stick of known length over the picture: drag its ends</source>
        <translation>在画面上放置一根已知长度的标尺：拖动两端</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原点</translation>
    </message>
    <message>
        <source>Real seconds in each second of video: 0.25 for four times slow motion</source>
        <translation>视频每一秒对应的真实秒数：四倍慢动作为 0.25</translation>
    </message>
    <message>
        <source>Real time</source>
        <translation>真实时间</translation>
    </message>
    <message>
        <source>Remove stick</source>
        <translation>移除标尺</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Stick</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Stick&apos;s length</source>
        <translation>标尺长度</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>origin set</source>
        <translation>已设置原点</translation>
    </message>
    <message>
        <source>s a video second</source>
        <translation>每视频秒</translation>
    </message>
    <message>
        <source>{n} points corrected</source>
        <translation>已校正 {n} 个点</translation>
    </message>
</context>
<context>
    <name>ScenePage</name>
    <message>
        <source>A silk scarf slides off a table</source>
        <translation>一条丝绸围巾从桌上滑落</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>构思</translation>
    </message>
    <message>
        <source>How the scene begins</source>
        <translation>场景如何开始</translation>
    </message>
    <message>
        <source>Nobody: the plain fallback</source>
        <translation>无：备用方案</translation>
    </message>
    <message>
        <source>One change a line</source>
        <translation>每行一个变化</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>开场</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The model is writing…</source>
        <translation>模型正在撰写…</translation>
    </message>
    <message>
        <source>Use the opening as prompt</source>
        <translation>将开场用作提示词</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生什么</translation>
    </message>
    <message>
        <source>Words of the scene</source>
        <translation>场景的文字</translation>
    </message>
    <message>
        <source>Write the scene</source>
        <translation>撰写场景</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>撰写者</translation>
    </message>
</context>
<context>
    <name>ScenePresenter</name>
    <message>
        <source>correct the track</source>
        <translation>校正轨迹</translation>
    </message>
    <message>
        <source>drop corrections</source>
        <translation>放弃校正</translation>
    </message>
    <message>
        <source>put a point of the track back</source>
        <translation>恢复轨迹中的一个点</translation>
    </message>
    <message>
        <source>remove a point of the track</source>
        <translation>移除轨迹中的一个点</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>比例</translation>
    </message>
</context>
<context>
    <name>SceneWriterPresenter</name>
    <message>
        <source> ({n} tokens)</source>
        <translation>（{n} 词元）</translation>
    </message>
    <message>
        <source>Demo provider, free</source>
        <translation>演示服务商，免费</translation>
    </message>
    <message>
        <source>Not written by a model: this is the plain fallback. Edit it as you like.</source>
        <translation>不是由模型撰写：这是普通的备用方案。可随意编辑。</translation>
    </message>
    <message>
        <source>Nothing was asked.</source>
        <translation>未提出任何问题。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Write the scene</source>
        <translation>撰写场景</translation>
    </message>
    <message>
        <source>Written by the model{told}. Edit it as you like.</source>
        <translation>由模型撰写{told}。可随意编辑。</translation>
    </message>
</context>
<context>
    <name>ScopePane</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Luma from {low} to {high} %, {mean} % on average</source>
        <translation>亮度 {low} % 至 {high} %，平均 {mean} %</translation>
    </message>
    <message>
        <source>Luma waveform</source>
        <translation>亮度波形</translation>
    </message>
    <message>
        <source>RGB parade</source>
        <translation>RGB 分量</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>示波器</translation>
    </message>
</context>
<context>
    <name>SentPage</name>
    <message>
        <source>Body of the request</source>
        <translation>请求正文</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The request as it leaves</source>
        <translation>发出的请求原文</translation>
    </message>
    <message>
        <source>There is no connection yet. Connections are made in the Edit menu.</source>
        <translation>尚无连接。可在“编辑”菜单中建立连接。</translation>
    </message>
</context>
<context>
    <name>SeriesTree</name>
    <message>
        <source>Move to</source>
        <translation>移到</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Series and episodes</source>
        <translation>系列与剧集</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>The picture could not be written there.</source>
        <translation>无法将图片写入该处。</translation>
    </message>
    <message>
        <source>{n} clips are ready</source>
        <translation>{n} 个片段已完成</translation>
    </message>
    <message>
        <source>{title}: {effect} is ready</source>
        <translation>{title}：{effect}已完成</translation>
    </message>
</context>
<context>
    <name>SettingRows</name>
    <message>
        <source>Reset {setting}</source>
        <translation>重置“{setting}”</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>0: never. Failures count that have the same cause at the same provider.</source>
        <translation>0：从不。只计算同一服务商处原因相同的失败。</translation>
    </message>
    <message>
        <source>Address of the tunnel</source>
        <translation>隧道地址</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>所有任务</translation>
    </message>
    <message>
        <source>Another folder</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Asking the program…</source>
        <translation>正在询问该程序…</translation>
    </message>
    <message>
        <source>Choose FFmpeg</source>
        <translation>选择 FFmpeg</translation>
    </message>
    <message>
        <source>Choose a folder for clips</source>
        <translation>选择存放片段的文件夹</translation>
    </message>
    <message>
        <source>Cloud jobs at once</source>
        <translation>同时进行的云端任务</translation>
    </message>
    <message>
        <source>Clouds are asked now and then whether a clip is ready, and that is enough. A cloud that sends notices makes the next look come sooner; it cannot reach this machine by itself, so a tunnel of yours has to lead to the port.</source>
        <translation>软件会不时询问云端片段是否完成，这样已经足够。会发送通知的云端能让下一次询问提前；它无法自行连到这台电脑，需要你用隧道把通知引到这个端口。</translation>
    </message>
    <message>
        <source>Counts from the next start on; clips go into a folder “HolySheep Studio” inside it.</source>
        <translation>下次启动时生效；片段存放在其中的“HolySheep Studio”文件夹里。</translation>
    </message>
    <message>
        <source>Daily hours by the clock of this machine, several with commas</source>
        <translation>按本机时钟的每日时段，多个时段用逗号分隔</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Do not listen</source>
        <translation>不接收</translation>
    </message>
    <message>
        <source>Export the settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>FFmpeg</source>
        <translation>FFmpeg</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>Finished clips</source>
        <translation>完成的片段</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>In the data folder</source>
        <translation>在数据文件夹中</translation>
    </message>
    <message>
        <source>Keep the machine from sleeping while jobs run</source>
        <translation>任务运行时防止电脑休眠</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Local jobs at once</source>
        <translation>同时进行的本地任务</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动态效果</translation>
    </message>
    <message>
        <source>Name and password of a proxy belong into the settings of the system, which protect them.</source>
        <translation>代理的用户名和密码应放在系统设置中，由系统保护。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>没有这个名称的设置。</translation>
    </message>
    <message>
        <source>Nothing moves that was not started by hand</source>
        <translation>只有手动播放的内容才会动</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Off-peak hours</source>
        <translation>闲时时段</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Port for notices</source>
        <translation>接收通知的端口</translation>
    </message>
    <message>
        <source>Portable: put an empty file named portable.txt beside the program, and all data is kept there too (keys stay in the keyring of each machine).</source>
        <translation>便携：在程序旁放一个名为 portable.txt 的空文件，所有数据也会保存在那里（密钥仍留在各台机器的密钥环中）。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Say once a day that there is a newer version</source>
        <translation>每天提示一次有新版本</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>设置 (*.json)</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>Start jobs only then, unless a job says otherwise</source>
        <translation>只在该时段开始任务，除非任务另有要求</translation>
    </message>
    <message>
        <source>Stop after failures of one kind</source>
        <translation>同类失败达到此数后停止</translation>
    </message>
    <message>
        <source>Take over the settings of a file; what it leaves out becomes usual</source>
        <translation>采用文件中的设置；文件未包含的恢复为默认值</translation>
    </message>
    <message>
        <source>Tell the desktop what is done while the window is not in front</source>
        <translation>窗口不在前台时，通过桌面通知完成的任务</translation>
    </message>
    <message>
        <source>The one that came with the studio</source>
        <translation>软件自带的程序</translation>
    </message>
    <message>
        <source>The studio counts and reports nothing: no telemetry, {quiet}. It talks to nobody but the connections that you set up, and crash reports stay on this machine.</source>
        <translation>本软件不统计也不上报任何信息：没有遥测，{quiet}。它只与你设置的连接通信，崩溃报告留在本机。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>This desktop has no way to show notifications.</source>
        <translation>此桌面没有显示通知的途径。</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>This system offers no way to be kept awake.</source>
        <translation>此系统没有保持唤醒的途径。</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Write the settings to a file, without any key</source>
        <translation>将设置写入文件，不含任何密钥</translation>
    </message>
    <message>
        <source>colours dark light</source>
        <translation>颜色 深色 浅色 colours dark light</translation>
    </message>
    <message>
        <source>no look for updates</source>
        <translation>不检查更新</translation>
    </message>
    <message>
        <source>no look for updates that is not ticked above</source>
        <translation>未在上方勾选时也不检查更新</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Left as it was: {name}, for there is no folder {value}.</source>
        <translation>保持不变：{name}，因为文件夹 {value} 不存在。</translation>
    </message>
    <message>
        <source>Left as it was: {name}, for {value} is no FFmpeg that starts here.</source>
        <translation>保持不变：{name}，因为 {value} 不是能在本机启动的 FFmpeg。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Taken over, with a way back in the Edit menu: {names}.</source>
        <translation>已采用（可在“编辑”菜单中撤销）：{names}。</translation>
    </message>
    <message>
        <source>The file says what is set already.</source>
        <translation>文件内容与当前设置相同。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>This is no FFmpeg that starts here; the one before stays in use.</source>
        <translation>这不是能在此启动的 FFmpeg；继续使用之前的程序。</translation>
    </message>
    <message>
        <source>Written to {file}, without any key</source>
        <translation>已写入 {file}，不含任何密钥</translation>
    </message>
</context>
<context>
    <name>ShortcutEditor</name>
    <message>
        <source>Choose a command, then press its new keys here.</source>
        <translation>请选择一个命令，然后在此按下新的按键。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Find a command or keys</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>请按下新按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Take them from there</source>
        <translation>从那里取走</translation>
    </message>
    <message>
        <source>The viewer keeps {keys} for: {meaning}. Press others.</source>
        <translation>查看器将 {keys} 用于：{meaning}。请按其他键。</translation>
    </message>
    <message>
        <source>{keys} belongs to {command}.</source>
        <translation>{keys} 属于“{command}”。</translation>
    </message>
    <message>
        <source>{keys} stays its key in the viewer and among the clips; other keys work everywhere.</source>
        <translation>{keys} 仍是它在查看器和片段列表中的按键；其他按键处处可用。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>ShotEditor</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>机位</translation>
    </message>
    <message>
        <source>Keep as a new version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>台词</translation>
    </message>
    <message>
        <source>See and change what each tone asks of camera and light</source>
        <translation>查看和修改每种情绪基调对机位和灯光的要求</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>情绪基调</translation>
    </message>
    <message>
        <source>Tones…</source>
        <translation>情绪基调…</translation>
    </message>
</context>
<context>
    <name>SizeForm</name>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
</context>
<context>
    <name>SoundForm</name>
    <message>
        <source>Heard from</source>
        <translation>可听起点</translation>
    </message>
    <message>
        <source>Heard up to</source>
        <translation>可听终点</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Where the clip runs slower or faster than this it is silent.</source>
        <translation>片段比此更慢或更快的地方静音。</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>1 source</source>
        <translation>1 个素材</translation>
    </message>
    <message>
        <source>Compare in the viewer</source>
        <translation>在查看器中对比</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Drop clips or a catalogue here, import them, or try the sample.</source>
        <translation>将片段或商品目录拖放到这里、导入它们，或试用示例。</translation>
    </message>
    <message>
        <source>Import clips…</source>
        <translation>导入片段…</translation>
    </message>
    <message>
        <source>Measure the motion</source>
        <translation>测量运动</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Open containing folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Open in the viewer</source>
        <translation>在查看器中打开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Try the sample clip</source>
        <translation>试用示例片段</translation>
    </message>
    <message>
        <source>Upscale…</source>
        <translation>放大…</translation>
    </message>
    <message>
        <source>{n} sources</source>
        <translation>{n} 个素材</translation>
    </message>
</context>
<context>
    <name>SpendingDialog</name>
    <message>
        <source>Acknowledgement</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Acknowledgement: from the request to the provider’s answer</source>
        <translation>确认：从发出请求到服务商答复</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>所有连接</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>所有项目</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>已扣费</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Clips among the attempts that ended by themselves</source>
        <translation>自行结束的尝试中得到片段的比例</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Currency of that figure</source>
        <translation>该数字的币种</translation>
    </message>
    <message>
        <source>Each its own</source>
        <translation>保留各自币种</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Otherwise it costs me</source>
        <translation>其他方式的费用</translation>
    </message>
    <message>
        <source>Part it by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>渲染</translation>
    </message>
    <message>
        <source>Render: from that answer until the clip was seen to be made</source>
        <translation>渲染：从收到答复到片段完成</translation>
    </message>
    <message>
        <source>Save as a page…</source>
        <translation>另存为网页…</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>另存为表格…</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Span of time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Spending by {way}, {currency}; hatched is set aside</source>
        <translation>按{way}统计的支出，{currency}；斜线为已预留</translation>
    </message>
    <message>
        <source>Spending report</source>
        <translation>支出报告</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Turn every amount into this currency, by the rates of your price book</source>
        <translation>按你价目表中的汇率，将所有金额换算为此币种</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>What it costs otherwise</source>
        <translation>其他情况下的费用</translation>
    </message>
    <message>
        <source>a clip</source>
        <translation>每个片段</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>每秒</translation>
    </message>
</context>
<context>
    <name>SpendingForm</name>
    <message>
        <source>8× becomes 4×, then 2×; hyperlapse becomes time-lapse. The best take is kept.</source>
        <translation>8× 降为 4×，再降为 2×；移动延时降为延时摄影。保留最佳镜次。</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>询问我</translation>
    </message>
    <message>
        <source>At most for all</source>
        <translation>总计最多</translation>
    </message>
    <message>
        <source>At most for all further attempts of a clip</source>
        <translation>一个片段所有追加尝试的最高费用</translation>
    </message>
    <message>
        <source>Attempts more</source>
        <translation>追加尝试次数</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Each further attempt is paid for. Without an amount each one asks you first.</source>
        <translation>每次追加尝试都要付费。未填写金额时，每次都会先询问你。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Score below</source>
        <translation>评分低于</translation>
    </message>
    <message>
        <source>Try an easier mode after a low score</source>
        <translation>评分低时尝试更简单的模式</translation>
    </message>
</context>
<context>
    <name>SpendingPresenter</name>
    <message>
        <source>Save the report as a page</source>
        <translation>将报告另存为网页</translation>
    </message>
    <message>
        <source>Save the report as a table</source>
        <translation>将报告另存为表格</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>The figures are in the clipboard</source>
        <translation>数据已复制到剪贴板</translation>
    </message>
    <message>
        <source>{file} could not be written: {why}</source>
        <translation>无法写入 {file}：{why}</translation>
    </message>
</context>
<context>
    <name>SpentButton</name>
    <message>
        <source>Costs of today</source>
        <translation>今天的费用</translation>
    </message>
    <message>
        <source>Show the costs</source>
        <translation>显示费用</translation>
    </message>
</context>
<context>
    <name>StopBar</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start jobs again; failures are counted anew</source>
        <translation>重新开始任务；失败次数重新计算</translation>
    </message>
</context>
<context>
    <name>StripPlayer</name>
    <message>
        <source>Back to what is chosen</source>
        <translation>返回所选内容</translation>
    </message>
    <message>
        <source>It cannot be shown.</source>
        <translation>无法显示。</translation>
    </message>
    <message>
        <source>Place in the strip</source>
        <translation>在粗剪中的位置</translation>
    </message>
    <message>
        <source>Play the strip</source>
        <translation>播放粗剪</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
</context>
<context>
    <name>SurroundingsPage</name>
    <message>
        <source>Air density</source>
        <translation>空气密度</translation>
    </message>
    <message>
        <source>Angular momentum</source>
        <translation>角动量</translation>
    </message>
    <message>
        <source>Conservation</source>
        <translation>守恒</translation>
    </message>
    <message>
        <source>Conserved</source>
        <translation>守恒</translation>
    </message>
    <message>
        <source>Conserving shuts off what would take from it: the air, friction, damping, losses in bounces. Below the preview stands what is really measured.</source>
        <translation>守恒会关闭一切会使其减少的因素：空气、摩擦、阻尼、反弹损失。预演下方显示实际测得的值。</translation>
    </message>
    <message>
        <source>Do not set the wind</source>
        <translation>不设置风</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>How thick the air is: 1.204 at 20 °C at sea level, 0.02 on Mars, 0 in space. It brakes and carries cloth, confetti and all with air resistance.</source>
        <translation>空气有多稠密：海平面 20 °C 时为 1.204，火星 0.02，太空 0。它使布料、彩纸屑以及一切有空气阻力的物体减速并被带动。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Not conserved</source>
        <translation>不守恒</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>自定数值</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Sets the density of the air by the ideal gas law where that is not set itself. Liquids keep their numbers.</source>
        <translation>未单独设置空气密度时，按理想气体定律设置它。液体保持其数值。</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Towards you</source>
        <translation>朝向你</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>风</translation>
    </message>
    <message>
        <source>Wind, {way}</source>
        <translation>风，{way}</translation>
    </message>
    <message>
        <source>not set ({own})</source>
        <translation>未设（{own}）</translation>
    </message>
</context>
<context>
    <name>TakeList</name>
    <message>
        <source>Accept</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Accept no longer</source>
        <translation>不再通过</translation>
    </message>
    <message>
        <source>Film once more…</source>
        <translation>再拍一次…</translation>
    </message>
    <message>
        <source>Have a provider move the lips in this take to a voice</source>
        <translation>让服务商使这个镜次中人物的口型与人声同步</translation>
    </message>
    <message>
        <source>Lip-sync…</source>
        <translation>对口型…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>镜次</translation>
    </message>
    <message>
        <source>Takes of the shot</source>
        <translation>此镜头的镜次</translation>
    </message>
    <message>
        <source>Use this take in the cut, whatever newer ones come</source>
        <translation>剪辑中采用这一镜次，不论之后有无更新的</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Keep as a new version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>Text of the stage</source>
        <translation>该阶段的文本</translation>
    </message>
    <message>
        <source>What was made of it is then out of date; the rest stays.</source>
        <translation>由它产生的内容随之过期；其余保持不变。</translation>
    </message>
</context>
<context>
    <name>Timing</name>
    <message>
        <source>Choose a source to see a preview.</source>
        <translation>选择一个素材以查看预览。</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>TonesDialog</name>
    <message>
        <source>A shot&apos;s tone adds these words to what is asked of the model. Shots whose words change are filmed anew when you ask for it.</source>
        <translation>镜头的情绪基调会把这些词加进对模型的要求。要求有变的镜头会在你提出时重新拍摄。</translation>
    </message>
    <message>
        <source>A tone needs a name, a camera and a lighting.</source>
        <translation>情绪基调需要名称、机位和灯光。</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复自带</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>机位</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Lighting</source>
        <translation>灯光</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New tone</source>
        <translation>新建基调</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>Tones</source>
        <translation>情绪基调</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>for instance: abrupt</source>
        <translation>例如：急促</translation>
    </message>
    <message>
        <source>for instance: hard contrasty light</source>
        <translation>例如：高反差硬光</translation>
    </message>
    <message>
        <source>for instance: low angle, handheld, close</source>
        <translation>例如：低角度、手持、近景</translation>
    </message>
    <message>
        <source>one word, as storyboards say it</source>
        <translation>一个词，与分镜中一致</translation>
    </message>
    <message>
        <source>words in a script that tell this feeling, with commas</source>
        <translation>剧本中表达这种情绪的词，用逗号分隔</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>自建</translation>
    </message>
</context>
<context>
    <name>TonesPresenter</name>
    <message>
        <source>Kept. Shots with this tone whose words changed are out of date.</source>
        <translation>已保存。用了这个情绪基调且要求有变的镜头已过期。</translation>
    </message>
    <message>
        <source>Tone {name}</source>
        <translation>情绪基调 {name}</translation>
    </message>
    <message>
        <source>Tone {name} as shipped</source>
        <translation>情绪基调 {name} 恢复自带</translation>
    </message>
</context>
<context>
    <name>TrackOverlay</name>
    <message>
        <source>- - asked gravity</source>
        <translation>- - 要求的重力</translation>
    </message>
    <message>
        <source>As it was measured in frame {n}</source>
        <translation>恢复第 {n} 帧的测量结果</translation>
    </message>
    <message>
        <source>Remove this point of frame {n}</source>
        <translation>移除第 {n} 帧的这个点</translation>
    </message>
    <message>
        <source>Seen in {n} frames</source>
        <translation>在 {n} 帧中看到</translation>
    </message>
    <message>
        <source>Track over the picture</source>
        <translation>画面上的轨迹</translation>
    </message>
    <message>
        <source>— fit</source>
        <translation>— 拟合</translation>
    </message>
    <message>
        <source>● seen</source>
        <translation>● 所见</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>F or 1; wheel zooms</source>
        <translation>F 或 1；滚轮缩放</translation>
    </message>
    <message>
        <source>Fit or 1:1</source>
        <translation>适应或 1:1</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Frame {frame} / {frames}</source>
        <translation>第 {frame} 帧 / {frames}</translation>
    </message>
    <message>
        <source>Frame, counted from 0, of all frames</source>
        <translation>帧号，从 0 起，共多少帧</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>J and L, again is faster; with Shift slower</source>
        <translation>J 和 L，再按更快；加 Shift 更慢</translation>
    </message>
    <message>
        <source>Left or ,</source>
        <translation>左方向键或 ,</translation>
    </message>
    <message>
        <source>Loop the marked range</source>
        <translation>循环播放标记的范围</translation>
    </message>
    <message>
        <source>M mutes</source>
        <translation>M 静音</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>P; I and O set the marks</source>
        <translation>P；I 和 O 设置标记</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Playing speed</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Right or .</source>
        <translation>右方向键或 .</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>示波器</translation>
    </message>
    <message>
        <source>Seconds from the first frame</source>
        <translation>距首帧的秒数</translation>
    </message>
    <message>
        <source>Seconds in the source that this frame was made of</source>
        <translation>此帧所用素材的秒数</translation>
    </message>
    <message>
        <source>Shift+F11; Esc ends it</source>
        <translation>Shift+F11；Esc 退出</translation>
    </message>
    <message>
        <source>Snapshot of this frame</source>
        <translation>此帧的快照</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Timecode: hours, minutes, seconds, frames</source>
        <translation>时间码：时、分、秒、帧</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>source {n} s</source>
        <translation>素材 {n} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{what} ({keys})</source>
        <translation>{what}（{keys}）</translation>
    </message>
</context>
<context>
    <name>TrialForm</name>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>First way</source>
        <translation>第一种方式</translation>
    </message>
    <message>
        <source>Its share of the clips</source>
        <translation>它在片段中的份额</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>New trial</source>
        <translation>新建试验</translation>
    </message>
    <message>
        <source>Second way</source>
        <translation>第二种方式</translation>
    </message>
    <message>
        <source>Shadow: the second way repeats the first, to compare</source>
        <translation>影子：第二种方式重复第一种，用于比较</translation>
    </message>
    <message>
        <source>Split: each clip goes one way</source>
        <translation>分流：每个片段走一种方式</translation>
    </message>
    <message>
        <source>Start the trial</source>
        <translation>开始试验</translation>
    </message>
    <message>
        <source>The shadow costs at most</source>
        <translation>影子最多花费</translation>
    </message>
    <message>
        <source>{way}: connection</source>
        <translation>{way}：连接</translation>
    </message>
    <message>
        <source>{way}: model</source>
        <translation>{way}：模型</translation>
    </message>
    <message>
        <source>{way}: share</source>
        <translation>{way}：份额</translation>
    </message>
</context>
<context>
    <name>TrialsDialog</name>
    <message>
        <source>A/B trials</source>
        <translation>A/B 试验</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Both ways in figures</source>
        <translation>两种方式的数据</translation>
    </message>
    <message>
        <source>Choose the trial as the maker in the composer and add clips to the queue: each goes one way. A shadow follows the clips of its first way by itself.</source>
        <translation>在制作面板中选择这个试验作为制作方，再把片段加入队列：每个片段走其中一种方式。影子试验会自动跟随第一种方式的片段。</translation>
    </message>
    <message>
        <source>Compare in the viewer</source>
        <translation>在查看器中比较</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束试验</translation>
    </message>
    <message>
        <source>Every take of the trial</source>
        <translation>试验的全部镜次</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>半数用时不超过</translation>
    </message>
    <message>
        <source>I do not</source>
        <translation>不喜欢</translation>
    </message>
    <message>
        <source>I like it</source>
        <translation>喜欢</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作方式</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均分</translation>
    </message>
    <message>
        <source>New trial</source>
        <translation>新建试验</translation>
    </message>
    <message>
        <source>No takes yet</source>
        <translation>还没有镜次</translation>
    </message>
    <message>
        <source>No trial yet</source>
        <translation>还没有试验</translation>
    </message>
    <message>
        <source>No vote</source>
        <translation>不投票</translation>
    </message>
    <message>
        <source>Nothing says yet which way is better.</source>
        <translation>目前无法判断哪种方式更好。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The requests are split so unevenly that something is wrong (p = {p:.4f}).</source>
        <translation>请求分配极不均匀，一定有问题（p = {p:.4f}）。</translation>
    </message>
    <message>
        <source>The second way only follows the first.</source>
        <translation>第二种方式只跟随第一种。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{arm} has the more votes so far; a person&apos;s eye decides, the figures stand beside it.</source>
        <translation>目前 {arm} 得票更多；由人眼判断，数据仅供参考。</translation>
    </message>
    <message>
        <source>{cost}, {n} unknown</source>
        <translation>{cost}，{n} 个未知</translation>
    </message>
    <message>
        <source>{name}, ended</source>
        <translation>{name}（已结束）</translation>
    </message>
    <message>
        <source>{s:.0f} s</source>
        <translation>{s:.0f} 秒</translation>
    </message>
    <message>
        <source>{score}, {n} without</source>
        <translation>{score}，{n} 个无得分</translation>
    </message>
</context>
<context>
    <name>TrialsPresenter</name>
    <message>
        <source>Ended the trial {name}</source>
        <translation>结束了试验 {name}</translation>
    </message>
    <message>
        <source>Voted on 1 take</source>
        <translation>对 1 个镜次投了票</translation>
    </message>
    <message>
        <source>Voted on {n} takes</source>
        <translation>对 {n} 个镜次投了票</translation>
    </message>
    <message>
        <source>{name} has begun: choose it as the maker in the composer.</source>
        <translation>{name} 已开始：请在制作面板中选择它作为制作方。</translation>
    </message>
</context>
<context>
    <name>TroublePresenter</name>
    <message>
        <source>Diagnostics are in the clipboard; they hold no keys</source>
        <translation>诊断信息已复制到剪贴板；其中没有密钥</translation>
    </message>
    <message>
        <source>Looking over the machine…</source>
        <translation>正在检查本机…</translation>
    </message>
    <message>
        <source>Read the report</source>
        <translation>阅读报告</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Something inside the studio failed; it goes on as well as it can.</source>
        <translation>软件内部出了故障；会尽可能继续运行。</translation>
    </message>
    <message>
        <source>The report could not be written: {reason}</source>
        <translation>无法写入报告：{reason}</translation>
    </message>
    <message>
        <source>There is no crash report.</source>
        <translation>没有崩溃报告。</translation>
    </message>
</context>
<context>
    <name>UpscaleDialog</name>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Drag the line to compare; the wheel zooms, arrow keys move the line.</source>
        <translation>拖动分界线进行对比；滚轮缩放，方向键移动分界线。</translation>
    </message>
    <message>
        <source>Fit the whole frame</source>
        <translation>适应整帧</translation>
    </message>
    <message>
        <source>Frame to look at</source>
        <translation>要查看的帧</translation>
    </message>
    <message>
        <source>Frame {n} of {all}, {time}</source>
        <translation>第 {n} 帧，共 {all} 帧，{time}</translation>
    </message>
    <message>
        <source>HDR sources</source>
        <translation>HDR 素材</translation>
    </message>
    <message>
        <source>Making the pictures</source>
        <translation>正在生成画面</translation>
    </message>
    <message>
        <source>Making the pictures…</source>
        <translation>正在生成画面…</translation>
    </message>
    <message>
        <source>Matters for sources with a high dynamic range only.</source>
        <translation>仅对高动态范围的素材有意义。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>One to one</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Reduce noise</source>
        <translation>降噪</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Smaller than the source.</source>
        <translation>小于素材。</translation>
    </message>
    <message>
        <source>The pictures come here</source>
        <translation>画面将显示在这里</translation>
    </message>
    <message>
        <source>Transparency is kept, as ProRes 4444 in a .mov.</source>
        <translation>透明会保留：.mov 里的 ProRes 4444。</translation>
    </message>
    <message>
        <source>Upscale {name}</source>
        <translation>放大 {name}</translation>
    </message>
    <message>
        <source>Upscale {n} clips</source>
        <translation>放大 {n} 个片段</translation>
    </message>
    <message>
        <source>noise −{n} %</source>
        <translation>降噪 −{n} %</translation>
    </message>
    <message>
        <source>several sizes</source>
        <translation>多种尺寸</translation>
    </message>
    <message>
        <source>sharpen {n} %</source>
        <translation>锐化 {n} %</translation>
    </message>
    <message>
        <source>{n} clips, {what}</source>
        <translation>{n} 个片段，{what}</translation>
    </message>
    <message>
        <source>{size}, {frames} frames, sound as it is</source>
        <translation>{size}，{frames} 帧，声音不变</translation>
    </message>
</context>
<context>
    <name>UpscalePresenter</name>
    <message>
        <source>Choose a source or a clip that can be used first.</source>
        <translation>请先选择可用的素材或片段。</translation>
    </message>
    <message>
        <source>Queued 1 upscale</source>
        <translation>已将 1 个放大任务加入队列</translation>
    </message>
    <message>
        <source>Queued {n} upscales</source>
        <translation>已将 {n} 个放大任务加入队列</translation>
    </message>
</context>
<context>
    <name>VanishedPresenter</name>
    <message>
        <source>Close the studio</source>
        <translation>退出软件</translation>
    </message>
    <message>
        <source>The data folder is gone.</source>
        <translation>数据文件夹不见了。</translation>
    </message>
    <message>
        <source>The data folder is there again: the work goes on.</source>
        <translation>数据文件夹又回来了：工作继续进行。</translation>
    </message>
    <message>
        <source>Wait for the folder</source>
        <translation>等待文件夹</translation>
    </message>
    <message>
        <source>{folder} was deleted, moved, replaced or unmounted while the studio used it.

Nothing can be kept now, so nothing more is started or sent. Put the folder back where it was, from the wastebasket perhaps: the work goes on by itself. Or close the studio; opened again, it begins with what lies there then.</source>
        <translation>软件正在使用 {folder} 时，它被删除、移走、替换或卸载了。

现在什么都无法保存，因此不会再开始或发送任何内容。请把文件夹放回原处（也许在回收站里）：工作会自动继续。或者关闭软件；再次打开时，将从届时那里的内容开始。</translation>
    </message>
</context>
<context>
    <name>VerdictBar</name>
    <message>
        <source>Accept</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags, parted by commas</source>
        <translation>标签，以逗号分隔</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Bring this version back</source>
        <translation>恢复此版本</translation>
    </message>
    <message>
        <source>It says the same as the version in force.</source>
        <translation>与当前版本内容相同。</translation>
    </message>
    <message>
        <source>Part of the episode</source>
        <translation>剧集的部分</translation>
    </message>
    <message>
        <source>This version beside the one in force</source>
        <translation>此版本与当前版本对照</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>◂ only in this version, ▸ only in the version in force.</source>
        <translation>◂ 仅在此版本中，▸ 仅在当前版本中。</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Drop a clip here, or choose one on the left</source>
        <translation>将片段拖放到这里，或在左侧选择一个</translation>
    </message>
    <message>
        <source>HDR ({system}), mapped for this screen</source>
        <translation>HDR（{system}），已为此屏幕映射</translation>
    </message>
    <message>
        <source>Opening {title}</source>
        <translation>正在打开 {title}</translation>
    </message>
    <message>
        <source>damaged frame</source>
        <translation>损坏的帧</translation>
    </message>
    <message>
        <source>does not decode: frame {number} is shown</source>
        <translation>无法解码：显示第 {number} 帧</translation>
    </message>
    <message>
        <source>no sound: this computer offers no audio device</source>
        <translation>无声音：本机没有音频设备</translation>
    </message>
    <message>
        <source>proxy while scrubbing</source>
        <translation>拖动浏览时使用代理</translation>
    </message>
    <message>
        <source>variable rate</source>
        <translation>可变帧率</translation>
    </message>
</context>
<context>
    <name>ViewerBody</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
</context>
<context>
    <name>ViewerHead</name>
    <message>
        <source>Drag from here to take the clip to another program, from the picture for this frame</source>
        <translation>从这里拖动可将片段带到其他程序，从画面拖动可带走此帧</translation>
    </message>
</context>
<context>
    <name>ViewerPanel</name>
    <message>
        <source>Open a finished clip first.</source>
        <translation>请先打开已完成的片段。</translation>
    </message>
    <message>
        <source>Open a source or a clip first.</source>
        <translation>请先打开素材或片段。</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save this frame</source>
        <translation>保存此帧</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>素材：{name}</translation>
    </message>
</context>
<context>
    <name>VoicesDialog</name>
    <message>
        <source>A file with the statement</source>
        <translation>含有声明的文件</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Lip-sync puts words into somebody&apos;s mouth. A job with a voice that nobody has allowed is refused. What is recorded here is never changed; a consent that is taken back ends from that moment on.</source>
        <translation>对口型相当于借他人之口说话。使用未经授权的声音的任务会被拒绝。这里的记录不会被更改；撤回的授权从撤回之时起失效。</translation>
    </message>
    <message>
        <source>No consent was recorded yet.</source>
        <translation>还没有记录任何授权。</translation>
    </message>
    <message>
        <source>Record a consent</source>
        <translation>记录授权</translation>
    </message>
    <message>
        <source>Record the consent</source>
        <translation>记录这份授权</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Recordings and documents (*.wav *.flac *.mp3 *.m4a *.mp4 *.mov *.pdf *.png *.jpg)</source>
        <translation>录音和文档 (*.wav *.flac *.mp3 *.m4a *.mp4 *.mov *.pdf *.png *.jpg)</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>The chosen consent</source>
        <translation>所选的授权</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Voices and consents</source>
        <translation>声音与授权</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Whose voice it is</source>
        <translation>谁的声音</translation>
    </message>
    <message>
        <source>for instance the series Coast</source>
        <translation>例如：系列剧《海岸》</translation>
    </message>
    <message>
        <source>that person, or their agent</source>
        <translation>本人或其代理人</translation>
    </message>
    <message>
        <source>the name it is chosen by</source>
        <translation>选择时使用的名称</translation>
    </message>
    <message>
        <source>what was said or signed</source>
        <translation>说过或签署的内容</translation>
    </message>
    <message>
        <source>who is heard</source>
        <translation>发声的人</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Loudest in frame {n}: {level} dB of full scale</source>
        <translation>最响处在第 {n} 帧：满刻度 {level} dB</translation>
    </message>
    <message>
        <source>Loudness of the sound</source>
        <translation>声音的响度</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>无声</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Another folder</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Choose a folder for clips</source>
        <translation>选择存放片段的文件夹</translation>
    </message>
    <message>
        <source>Connect a provider…</source>
        <translation>连接服务商…</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Everything on this machine works without an account. What you choose here can be changed later.</source>
        <translation>本机上的一切功能都不需要账户。这里的选择以后都可以更改。</translation>
    </message>
    <message>
        <source>Everything that is needed is here.</source>
        <translation>所需的一切均已就绪。</translation>
    </message>
    <message>
        <source>Finished clips</source>
        <translation>完成的片段</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>快速入门</translation>
    </message>
    <message>
        <source>How do you want to begin?</source>
        <translation>想从哪里开始？</translation>
    </message>
    <message>
        <source>Import my clips…</source>
        <translation>导入我的片段…</translation>
    </message>
    <message>
        <source>In the studio’s own folder</source>
        <translation>在软件自己的文件夹中</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Looking over the machine…</source>
        <translation>正在检查本机…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Open a catalogue…</source>
        <translation>打开商品目录…</translation>
    </message>
    <message>
        <source>Set a budget…</source>
        <translation>设置预算…</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Something is missing; the rows below say how to mend it. You can go on all the same.</source>
        <translation>缺少一些东西；下面各行说明如何补上。也可以照常继续。</translation>
    </message>
    <message>
        <source>The sample and the demo provider are free and stay on this machine.</source>
        <translation>示例和演示服务商都免费，且不离开本机。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Try the sample clip</source>
        <translation>试用示例片段</translation>
    </message>
    <message>
        <source>Welcome to HolySheep Studio</source>
        <translation>欢迎使用 HolySheep Studio</translation>
    </message>
    <message>
        <source>Write an episode…</source>
        <translation>编写剧集…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>第 {n} 页，共 {all} 页</translation>
    </message>
</context>
<context>
    <name>WelcomePresenter</name>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
</context>
<context>
    <name>WindCompass</name>
    <message>
        <source>Not set; the scene&apos;s own: {wind}</source>
        <translation>未设置；场景自带：{wind}</translation>
    </message>
    <message>
        <source>Where the wind blows to. Drag, or use the arrow keys: up, down for strength, left, right to turn.</source>
        <translation>风吹向何处。拖动，或用方向键：上、下调强度，左、右调方向。</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>风</translation>
    </message>
    <message>
        <source>{speed} m/s towards {angle} degrees</source>
        <translation>{speed} m/s，朝向 {angle} 度</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>No panel has the keys: F6 goes from one to the next.</source>
        <translation>键盘焦点不在任何面板上：按 F6 依次切换面板。</translation>
    </message>
    <message>
        <source>Nothing was done that can be undone.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing was undone.</source>
        <translation>没有撤销过任何操作。</translation>
    </message>
    <message>
        <source>{command}: {step}</source>
        <translation>{command}：{step}</translation>
    </message>
</context>
<context>
    <name>WipeCanvas</name>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>{left} to the left of {n} %, {right} to the right</source>
        <translation>{n} % 左侧为 {left}，右侧为 {right}</translation>
    </message>
</context>
<context>
    <name>WordsForm</name>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not to be seen</source>
        <translation>不出现的内容</translation>
    </message>
    <message>
        <source>Provider&apos;s choice</source>
        <translation>由服务商决定</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Such as calm</source>
        <translation>例如：平静</translation>
    </message>
    <message>
        <source>Such as film noir</source>
        <translation>例如：黑色电影</translation>
    </message>
    <message>
        <source>What to keep out</source>
        <translation>要避免的内容</translation>
    </message>
</context>
<context>
    <name>_Plot</name>
    <message>
        <source>Scope of the painted frame</source>
        <translation>所绘画面的示波器</translation>
    </message>
</context>
<context>
    <name>_Teller</name>
    <message>
        <source>Redone: {step}.</source>
        <translation>已重做：{step}。</translation>
    </message>
    <message>
        <source>Undone: {step}.</source>
        <translation>已撤销：{step}。</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;A/B trials…</source>
        <translation>&amp;A/B 试验…</translation>
    </message>
    <message>
        <source>&amp;About HolySheep Studio</source>
        <translation>关于 HolySheep Studio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>通过(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Add to queue</source>
        <translation>加入队列(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Budgets…</source>
        <translation>预算(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Calculators…</source>
        <translation>计算器(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Cancel job</source>
        <translation>取消任务(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Compare the chosen clips</source>
        <translation>对比所选片段(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Connections…</source>
        <translation>连接(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>目录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Costs</source>
        <translation>费用(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Deliver clips…</source>
        <translation>交付片段(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Find clips</source>
        <translation>查找片段(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go to frame or timecode</source>
        <translation>转到帧或时间码(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Import clips…</source>
        <translation>导入片段(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Invoices…</source>
        <translation>账单(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Lip-sync…</source>
        <translation>对口型(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>下一个面板(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Note at this frame…</source>
        <translation>在此帧写批注(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;One to one</source>
        <translation>原始大小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Pause or resume job</source>
        <translation>暂停或继续任务(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Prices…</source>
        <translation>价目表(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Retry job</source>
        <translation>重试任务(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>审片(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation>规则(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Spending report…</source>
        <translation>支出报告(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Star or take the star</source>
        <translation>加上或取消星标(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Undecide</source>
        <translation>改回未定(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Upscale…</source>
        <translation>放大(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Viewer on the full screen</source>
        <translation>全屏查看器(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Voices and consents…</source>
        <translation>声音与授权(&amp;V)…</translation>
    </message>
    <message>
        <source>C&amp;rash reports…</source>
        <translation>崩溃报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Check this &amp;machine…</source>
        <translation>检查本机(&amp;M)…</translation>
    </message>
    <message>
        <source>Compare with its so&amp;urce</source>
        <translation>与其素材对比(&amp;U)</translation>
    </message>
    <message>
        <source>Comparing: shift the second take by a frame</source>
        <translation>对比：将第二个镜次错开一帧</translation>
    </message>
    <message>
        <source>Comparing: swap, next take</source>
        <translation>对比：交换、下一个镜次</translation>
    </message>
    <message>
        <source>Comparing: wipe, side by side, difference; again for one alone</source>
        <translation>对比：划像、并排、差异；再按一次只看一个</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>Episodes from &amp;scripts…</source>
        <translation>由剧本制作剧集(&amp;S)…</translation>
    </message>
    <message>
        <source>Fi&amp;t the window</source>
        <translation>适应窗口(&amp;T)</translation>
    </message>
    <message>
        <source>Find missing f&amp;iles…</source>
        <translation>查找缺失的文件(&amp;I)…</translation>
    </message>
    <message>
        <source>First &amp;steps…</source>
        <translation>快速入门(&amp;S)…</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>导入文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>L&amp;oop</source>
        <translation>循环(&amp;O)</translation>
    </message>
    <message>
        <source>Make a&amp;gain with changes…</source>
        <translation>修改后重新制作(&amp;G)…</translation>
    </message>
    <message>
        <source>Mark the first and the last frame of a range</source>
        <translation>标记范围的首帧和末帧</translation>
    </message>
    <message>
        <source>Measure the &amp;motion</source>
        <translation>测量运动(&amp;M)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation>后退一帧(&amp;B)</translation>
    </message>
    <message>
        <source>One frame &amp;forward</source>
        <translation>前进一帧(&amp;F)</translation>
    </message>
    <message>
        <source>One frame back or forward; the arrow keys too</source>
        <translation>后退或前进一帧；方向键亦可</translation>
    </message>
    <message>
        <source>Open a &amp;project…</source>
        <translation>打开项目(&amp;P)…</translation>
    </message>
    <message>
        <source>Open a cata&amp;logue…</source>
        <translation>打开商品目录(&amp;L)…</translation>
    </message>
    <message>
        <source>Open the &amp;clips folder</source>
        <translation>打开片段文件夹(&amp;C)</translation>
    </message>
    <message>
        <source>P&amp;hysics editor</source>
        <translation>物理编辑器(&amp;H)</translation>
    </message>
    <message>
        <source>Panel &amp;before</source>
        <translation>上一个面板(&amp;B)</translation>
    </message>
    <message>
        <source>Panel do&amp;wn</source>
        <translation>面板移到下方(&amp;W)</translation>
    </message>
    <message>
        <source>Panel in its &amp;own window or back</source>
        <translation>面板独立成窗或收回(&amp;O)</translation>
    </message>
    <message>
        <source>Panel to the &amp;left</source>
        <translation>面板移到左侧(&amp;L)</translation>
    </message>
    <message>
        <source>Panel to the r&amp;ight</source>
        <translation>面板移到右侧(&amp;I)</translation>
    </message>
    <message>
        <source>Pause the &amp;queue</source>
        <translation>暂停队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Play backwards, stop, play; again for faster</source>
        <translation>倒放、停止、播放；再按更快</translation>
    </message>
    <message>
        <source>Play slowly; again for slower, down to a tenth</source>
        <translation>慢速播放；再按更慢，最低十分之一</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>否决(&amp;J)</translation>
    </message>
    <message>
        <source>Remove &amp;ended jobs</source>
        <translation>移除已结束的任务(&amp;E)</translation>
    </message>
    <message>
        <source>Sa&amp;ve the project</source>
        <translation>保存项目(&amp;V)</translation>
    </message>
    <message>
        <source>Sa&amp;ve this frame…</source>
        <translation>保存此帧(&amp;V)…</translation>
    </message>
    <message>
        <source>Save the project &amp;as…</source>
        <translation>项目另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Scop&amp;es</source>
        <translation>示波器(&amp;E)</translation>
    </message>
    <message>
        <source>To the &amp;first frame</source>
        <translation>转到首帧(&amp;F)</translation>
    </message>
    <message>
        <source>To the &amp;last frame</source>
        <translation>转到末帧(&amp;L)</translation>
    </message>
    <message>
        <source>Try the &amp;sample clip</source>
        <translation>试用示例片段(&amp;S)</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>Aspect</source>
        <translation>画幅比例</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>制作中</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>Clip removed</source>
        <translation>片段已移除</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>卖点</translation>
    </message>
    <message>
        <source>Made or queued</source>
        <translation>已制作或已入队</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Needs your word</source>
        <translation>需要你确认</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Not to be seen</source>
        <translation>不出现的内容</translation>
    </message>
    <message>
        <source>Own prompt</source>
        <translation>自定提示词</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Price cap</source>
        <translation>价格上限</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Repeats a row</source>
        <translation>与某行重复</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{n} {state}</source>
        <translation>{state} {n} 行</translation>
    </message>
    <message>
        <source>{words}.</source>
        <translation>{words}。</translation>
    </message>
</context>
<context>
    <name>clips</name>
    <message>
        <source>1 note</source>
        <translation>1 条批注</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Every frame was decoded: {n} frames, {size}, {rate}, {duration} s, {bytes}</source>
        <translation>每一帧均已解码：{n} 帧，{size}，{rate}，{duration} 秒，{bytes}</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已否决</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>有星标</translation>
    </message>
    <message>
        <source>The file is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>Verified · {notes}</source>
        <translation>已校验 · {notes}</translation>
    </message>
    <message>
        <source>{n} frames at {rate} fps</source>
        <translation>{n} 帧，{rate} fps</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>{n} 条批注</translation>
    </message>
    <message>
        <source>{n} takes</source>
        <translation>{n} 个镜次</translation>
    </message>
    <message>
        <source>{title} · take {n}</source>
        <translation>{title} · 镜次 {n}</translation>
    </message>
</context>
<context>
    <name>connections</name>
    <message>
        <source>Not used: the name is the demo&apos;s</source>
        <translation>未使用：名称与演示服务商相同</translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message>
        <source>A score below {score} may ask for up to {n} attempts more; each asks first.</source>
        <translation>评分低于 {score} 时可能再尝试最多 {n} 次；每次都会先询问。</translation>
    </message>
    <message>
        <source>On top: a score below {score} asks for up to {n} attempts more, for at most {amount} a clip.</source>
        <translation>另外：评分低于 {score} 时会再尝试最多 {n} 次，每个片段最多 {amount}。</translation>
    </message>
    <message>
        <source>Rule “{rule}” sends {n} to {connection}, {model}.</source>
        <translation>规则“{rule}”将 {n} 个发送到 {connection}，{model}。</translation>
    </message>
    <message>
        <source>{name} has no room for all of it: what does not fit will wait.</source>
        <translation>{name} 的余额不足以容纳全部：放不下的将等待。</translation>
    </message>
    <message>
        <source>{name} may run out with retries: what does not fit will wait.</source>
        <translation>{name} 在重试后可能不足：放不下的将等待。</translation>
    </message>
    <message>
        <source>{name}: {amount} left.</source>
        <translation>{name}：剩余 {amount}。</translation>
    </message>
</context>
<context>
    <name>costs</name>
    <message>
        <source>Budget “{name}” has reached 80 %: {used}.</source>
        <translation>预算“{name}”已用到 80 %：{used}。</translation>
    </message>
    <message>
        <source>Budget “{name}” is used up: {used}. Nothing more is sent for it.</source>
        <translation>预算“{name}”已用完：{used}。不再为它发送任何任务。</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Each day</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>Each month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Over 80 %</source>
        <translation>超过 80 %</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Reached: nothing more is sent</source>
        <translation>已达上限：不再发送</translation>
    </message>
    <message>
        <source>Since the beginning</source>
        <translation>自开始以来</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Today: {parts}</source>
        <translation>今天：{parts}</translation>
    </message>
    <message>
        <source>nothing spent</source>
        <translation>无支出</translation>
    </message>
    <message>
        <source>{amount} allowed beyond the cap</source>
        <translation>{amount} 为超出上限的许可</translation>
    </message>
    <message>
        <source>{amount} charged</source>
        <translation>{amount} 已扣费</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>剩余 {amount}</translation>
    </message>
    <message>
        <source>{amount} of play money</source>
        <translation>演示用虚拟币 {amount}</translation>
    </message>
    <message>
        <source>{amount} quoted</source>
        <translation>{amount} 为报价</translation>
    </message>
    <message>
        <source>{amount} set aside</source>
        <translation>{amount} 已预留</translation>
    </message>
    <message>
        <source>{n} of unknown cost</source>
        <translation>{n} 个费用未知</translation>
    </message>
    <message>
        <source>{period}, project {name}</source>
        <translation>{period}，项目 {name}</translation>
    </message>
    <message>
        <source>{used} of {limit}</source>
        <translation>{used} / {limit}</translation>
    </message>
</context>
<context>
    <name>curve</name>
    <message>
        <source>{at}, source at {source}</source>
        <translation>{at}，素材 {source}</translation>
    </message>
    <message>
        <source>{at}, speed {speed}×</source>
        <translation>{at}，速度 {speed}×</translation>
    </message>
</context>
<context>
    <name>curves</name>
    <message>
        <source>A process that begins fast and fades, such as melting ice.</source>
        <translation>开始快、逐渐减弱的过程，例如冰的融化。</translation>
    </message>
    <message>
        <source>A process that begins slowly and ends fast, such as a plant.</source>
        <translation>开始慢、结束快的过程，例如植物生长。</translation>
    </message>
    <message>
        <source>Beats of slow and fast, as music videos are cut.</source>
        <translation>快慢交替的节拍，如同音乐视频的剪辑。</translation>
    </message>
    <message>
        <source>Begins fast and comes to rest.</source>
        <translation>开始快，逐渐静止。</translation>
    </message>
    <message>
        <source>Begins slowly and gathers speed.</source>
        <translation>开始慢，逐渐加速。</translation>
    </message>
    <message>
        <source>Begins very fast and levels off.</source>
        <translation>开始很快，然后趋于平缓。</translation>
    </message>
    <message>
        <source>Bullet time</source>
        <translation>子弹时间</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation>缓入</translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation>缓入缓出</translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation>缓出</translation>
    </message>
    <message>
        <source>Freeze frame</source>
        <translation>定格</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Hero ramp</source>
        <translation>主角变速</translation>
    </message>
    <message>
        <source>Jump between speeds</source>
        <translation>速度跳变</translation>
    </message>
    <message>
        <source>Montage</source>
        <translation>蒙太奇</translation>
    </message>
    <message>
        <source>Normal speed, the moment almost stands, normal speed.</source>
        <translation>正常速度，瞬间几乎静止，再恢复正常速度。</translation>
    </message>
    <message>
        <source>Plays to the end and backward to the start, for loops without a seam.</source>
        <translation>播放到结尾再倒放回开头，适合无缝循环。</translation>
    </message>
    <message>
        <source>Plays, winds back to the middle, and plays on.</source>
        <translation>播放，倒回中间，再继续播放。</translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation>回放倒带</translation>
    </message>
    <message>
        <source>Runs into a picture, holds it, and goes on.</source>
        <translation>运行到某一画面，停住，再继续。</translation>
    </message>
    <message>
        <source>Rushes in, holds on the hero, rushes out.</source>
        <translation>快速进入，停留在主角上，再快速离开。</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>Slow at both ends, quick in the middle.</source>
        <translation>两端慢，中间快。</translation>
    </message>
    <message>
        <source>Sudden changes between slow and fast, without easing.</source>
        <translation>快慢之间突然切换，没有缓动。</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Two quick slow-downs, then a rest, again and again.</source>
        <translation>两次短暂减速，然后停顿，如此反复。</translation>
    </message>
</context>
<context>
    <name>deliver</name>
    <message>
        <source>Checking</source>
        <translation>检查中</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码中</translation>
    </message>
    <message>
        <source>Enlarging</source>
        <translation>放大中</translation>
    </message>
    <message>
        <source>Looking at it</source>
        <translation>分析中</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>enlarged first</source>
        <translation>先放大</translation>
    </message>
    <message>
        <source>its peaks allow no more loudness</source>
        <translation>峰值不允许更高的响度</translation>
    </message>
    <message>
        <source>{words}.</source>
        <translation>{words}。</translation>
    </message>
</context>
<context>
    <name>delivery_form</name>
    <message>
        <source>-14 LUFS, platforms</source>
        <translation>-14 LUFS，网络平台</translation>
    </message>
    <message>
        <source>-16 LUFS, podcasts</source>
        <translation>-16 LUFS，播客</translation>
    </message>
    <message>
        <source>-23 LUFS, broadcast (EBU R 128)</source>
        <translation>-23 LUFS，广播（EBU R 128）</translation>
    </message>
    <message>
        <source>16:9 landscape</source>
        <translation>16:9 横屏</translation>
    </message>
    <message>
        <source>1:1 square</source>
        <translation>1:1 方形</translation>
    </message>
    <message>
        <source>4:5 feed</source>
        <translation>4:5 信息流</translation>
    </message>
    <message>
        <source>9:16 portrait</source>
        <translation>9:16 竖屏</translation>
    </message>
    <message>
        <source>AV1 (MP4), smallest, 10 bit</source>
        <translation>AV1（MP4），最小，10 位</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>添加序号</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>动态 WebP</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Black bars</source>
        <translation>黑边</translation>
    </message>
    <message>
        <source>Blurred background</source>
        <translation>模糊背景</translation>
    </message>
    <message>
        <source>Crop to fill</source>
        <translation>裁剪填满</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>H.264 (MP4), plays everywhere</source>
        <translation>H.264（MP4），随处可播放</translation>
    </message>
    <message>
        <source>H.265 (MP4), smaller, 10 bit</source>
        <translation>H.265（MP4），更小，10 位</translation>
    </message>
    <message>
        <source>Leave the clip out</source>
        <translation>跳过该片段</translation>
    </message>
    <message>
        <source>Like the clip</source>
        <translation>与片段相同</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Numbered JPEG pictures</source>
        <translation>带编号的 JPEG 图片</translation>
    </message>
    <message>
        <source>Numbered PNG pictures</source>
        <translation>带编号的 PNG 图片</translation>
    </message>
    <message>
        <source>ProRes 422 HQ (MOV), for editing</source>
        <translation>ProRes 422 HQ（MOV），用于剪辑</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>to 1440p</source>
        <translation>到 1440p</translation>
    </message>
    <message>
        <source>to 4K</source>
        <translation>到 4K</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>Charged</source>
        <translation>已扣费</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Made again from</source>
        <translation>重制自</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作者</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Of the render</source>
        <translation>渲染说明</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Provider&apos;s score</source>
        <translation>服务商评分</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>not said by the provider</source>
        <translation>服务商未说明</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>{duration} s · {n} frames</source>
        <translation>{duration} 秒 · {n} 帧</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} 项</translation>
    </message>
</context>
<context>
    <name>drift</name>
    <message>
        <source>Characters compared: {alike} alike, {odd} stand out, of {unknown} it cannot be told: the picture is not found there, or in fewer than three shots.</source>
        <translation>角色比对：{alike} 个一致，{odd} 个不一致，{unknown} 个无法判断：其中找不到图片，或找到的镜头不足三个。</translation>
    </message>
    <message>
        <source>No shot of the strip has a character with pictures.</source>
        <translation>粗剪中没有带图片的角色出现的镜头。</translation>
    </message>
    <message>
        <source>its colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>its features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>{name} stands out from the other shots by {what}.</source>
        <translation>{name} 的{what}与其他镜头不一致。</translation>
    </message>
</context>
<context>
    <name>episode</name>
    <message>
        <source>Enhanced script</source>
        <translation>扩写后的剧本</translation>
    </message>
    <message>
        <source>Rough cut</source>
        <translation>粗剪</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>剧本</translation>
    </message>
    <message>
        <source>Storyboard {n}: {heading}</source>
        <translation>分镜 {n}：{heading}</translation>
    </message>
    <message>
        <source>by a model</source>
        <translation>由模型</translation>
    </message>
    <message>
        <source>by rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>由你</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A job that is {state} cannot take this step ({event}).</source>
        <translation>处于“{state}”状态的任务无法执行这一步（{event}）。</translation>
    </message>
    <message>
        <source>A notice that came for {provider} was refused: {reason}.</source>
        <translation>一条发给 {provider} 的通知被拒绝：{reason}。</translation>
    </message>
    <message>
        <source>Add it in Connections under another name, then remove this one.</source>
        <translation>请在“连接”中用另一个名称添加它，再删除这个连接。</translation>
    </message>
    <message>
        <source>Add only the new ones (--new), add all of them again (--again), or leave it.</source>
        <translation>只添加新的（--new），全部再次添加（--again），或保持不变。</translation>
    </message>
    <message>
        <source>Add the file again, then queue it anew, so that the result belongs to what you see.</source>
        <translation>重新添加该文件，再重新加入队列，使结果与你看到的一致。</translation>
    </message>
    <message>
        <source>Allow more for this period, raise the budget, or wait until it is counted anew; then let the job go on.</source>
        <translation>为本周期追加额度、提高预算，或等到重新计算时；然后让任务继续。</translation>
    </message>
    <message>
        <source>Another process works on job {job} now.</source>
        <translation>另一个进程正在处理任务 {job}。</translation>
    </message>
    <message>
        <source>Another program keeps the studio&apos;s database locked.</source>
        <translation>另一个程序锁住了软件的数据库。</translation>
    </message>
    <message>
        <source>Ask the provider to enable the model or feature for this key, or use another connection.</source>
        <translation>请服务商为此密钥开通该模型或功能，或改用其他连接。</translation>
    </message>
    <message>
        <source>Change the prompt or the source; the same content will be refused again.</source>
        <translation>请修改提示词或素材；相同的内容会再次被拒绝。</translation>
    </message>
    <message>
        <source>Change the request as the notes beside it say, or choose another provider.</source>
        <translation>按旁边的说明修改请求，或选择其他服务商。</translation>
    </message>
    <message>
        <source>Change what it names and submit the job again; a refused request costs nothing.</source>
        <translation>修改它指出的地方，再提交任务；被拒绝的请求不收费。</translation>
    </message>
    <message>
        <source>Check that it plays in a video player; if it does, convert it to MP4 (H.264) there and add that.</source>
        <translation>检查它能否在视频播放器中播放；如果能，请在那里转换为 MP4（H.264）后再添加。</translation>
    </message>
    <message>
        <source>Check that the address of the connection is right.</source>
        <translation>检查连接的地址是否正确。</translation>
    </message>
    <message>
        <source>Check that the dialect and address of the connection are right; the log has the answer&apos;s beginning.</source>
        <translation>检查连接的接口协议和地址是否正确；日志中有该回答的开头。</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it, or choose another with --data.</source>
        <translation>检查该文件夹是否存在、是否可写，或用 --data 选择其他文件夹。</translation>
    </message>
    <message>
        <source>Check the file and the TOML description beside it, or choose another method.</source>
        <translation>检查该文件及其旁边的 TOML 描述，或选择其他方法。</translation>
    </message>
    <message>
        <source>Check the key of this connection and enter it again; the waiting jobs go on by themselves then.</source>
        <translation>检查此连接的密钥并重新输入；等待中的任务随后会自动继续。</translation>
    </message>
    <message>
        <source>Check the network, the proxy and the address of the connection; nothing was sent.</source>
        <translation>检查网络、代理和连接的地址；没有发送任何内容。</translation>
    </message>
    <message>
        <source>Check the network, then resume; what was loaded is kept.</source>
        <translation>检查网络，然后继续；已下载的部分会保留。</translation>
    </message>
    <message>
        <source>Check the webhook secret of the connection; the job is asked about anyway.</source>
        <translation>检查连接的 webhook 密钥；仍会照常查询该任务。</translation>
    </message>
    <message>
        <source>Check whether it was moved, renamed or is on a disk that is not connected, then add it again.</source>
        <translation>检查它是否被移动、重命名，或位于未连接的磁盘上，然后重新添加。</translation>
    </message>
    <message>
        <source>Choose a PEM file with the whole chain, the signer&apos;s certificate first, and the unencrypted PEM key that belongs to it; C2PA wants a certificate for signing (ES256, ES384, PS256 or Ed25519).</source>
        <translation>请选择包含完整证书链的 PEM 文件（签名者的证书在最前）以及与之对应的未加密 PEM 密钥；C2PA 需要用于签名的证书（ES256、ES384、PS256 或 Ed25519）。</translation>
    </message>
    <message>
        <source>Choose a clip that is at least 16 x 16 pixels.</source>
        <translation>请选择至少 16 x 16 像素的片段。</translation>
    </message>
    <message>
        <source>Choose a connection that does, such as one to PixVerse.</source>
        <translation>请选择能对口型的连接，例如 PixVerse。</translation>
    </message>
    <message>
        <source>Choose a faster speed or a shorter clip.</source>
        <translation>请选择更快的速度或更短的片段。</translation>
    </message>
    <message>
        <source>Choose a file that was exported from the settings; nothing was changed.</source>
        <translation>请选择从设置导出的文件；没有更改任何内容。</translation>
    </message>
    <message>
        <source>Choose a file that was saved as a project (.hsproj); nothing was changed.</source>
        <translation>请选择以项目形式保存的文件（.hsproj）；没有任何改动。</translation>
    </message>
    <message>
        <source>Choose a file with a video track.</source>
        <translation>请选择带有视频轨道的文件。</translation>
    </message>
    <message>
        <source>Choose a folder with MP4, MOV, MKV, WebM, AVI, MPEG-TS, MPEG or GIF clips in it.</source>
        <translation>请选择包含 MP4、MOV、MKV、WebM、AVI、MPEG-TS、MPEG 或 GIF 片段的文件夹。</translation>
    </message>
    <message>
        <source>Choose a longer clip, or play it at normal speed.</source>
        <translation>请选择更长的片段，或以正常速度播放。</translation>
    </message>
    <message>
        <source>Choose a recording that a player plays, for instance WAV, MP3 or M4A.</source>
        <translation>请选择播放器能播放的录音，例如 WAV、MP3 或 M4A。</translation>
    </message>
    <message>
        <source>Choose a video file; devices, pipes and links that lead nowhere cannot be opened.</source>
        <translation>请选择视频文件；设备、管道和失效的链接无法打开。</translation>
    </message>
    <message>
        <source>Choose a video file; effects in time need at least two frames.</source>
        <translation>请选择视频文件；时间效果至少需要两帧。</translation>
    </message>
    <message>
        <source>Choose another FFmpeg in the settings, or remove your choice so that the bundled one is used.</source>
        <translation>在设置中选择其他 FFmpeg，或移除你的选择以使用自带的版本。</translation>
    </message>
    <message>
        <source>Choose another name or folder for the result; sources are never written to.</source>
        <translation>请为结果选择其他名称或文件夹；素材永远不会被改写。</translation>
    </message>
    <message>
        <source>Choose another name, or allow overwriting (--force on the command line).</source>
        <translation>请选择其他名称，或允许覆盖（命令行中为 --force）。</translation>
    </message>
    <message>
        <source>Choose another name, or remove that one first.</source>
        <translation>请选择其他名称，或先移除原有的那个。</translation>
    </message>
    <message>
        <source>Choose another one with --port, or none: then a free one is found.</source>
        <translation>用 --port 选择其他端口，或不指定：程序会自动找一个空闲端口。</translation>
    </message>
    <message>
        <source>Choose one of these: {known}.</source>
        <translation>请从这些中选择：{known}。</translation>
    </message>
    <message>
        <source>Clips are asked about all the same; another window or run may be listening there, or choose another port.</source>
        <translation>仍会照常询问片段；可能有另一个窗口或 run 命令正在该端口接收，也可以换一个端口。</translation>
    </message>
    <message>
        <source>Close every studio on this folder and start one again: it is moved aside and made again; your clips are untouched.</source>
        <translation>关闭使用此文件夹的所有软件窗口，再重新启动：损坏的数据库会移到一旁并重新建立；你的片段不受影响。</translation>
    </message>
    <message>
        <source>Close other studio windows or backup programs that use this data folder, then try again.</source>
        <translation>关闭使用此数据文件夹的其他软件窗口或备份程序，然后重试。</translation>
    </message>
    <message>
        <source>Convert it to a plain video file such as MP4 and add that.</source>
        <translation>将其转换为普通视频文件（如 MP4）后再添加。</translation>
    </message>
    <message>
        <source>Copy or export it again from where it came from; a transfer was probably cut off at its start.</source>
        <translation>请从来源处重新复制或导出；传输可能在一开始就中断了。</translation>
    </message>
    <message>
        <source>Copy or record it again; a recording that was interrupted can often be mended by the camera that made it.</source>
        <translation>请重新复制或录制；中断的录制通常可以用拍摄它的相机修复。</translation>
    </message>
    <message>
        <source>Copy the key again from the provider&apos;s page, without quotes or line breaks.</source>
        <translation>请从服务商的页面重新复制密钥，不带引号和换行。</translation>
    </message>
    <message>
        <source>Create the folder, or choose one that exists.</source>
        <translation>创建该文件夹，或选择一个已存在的文件夹。</translation>
    </message>
    <message>
        <source>Deliver it again, or without the mark; if it happens twice, copy the diagnostics and report it.</source>
        <translation>请再次交付，或不加标记；如果连续两次出现，请复制诊断信息并报告。</translation>
    </message>
    <message>
        <source>Enter its address and key again; if nobody edited the data folder on purpose, ask who did.</source>
        <translation>请重新输入其地址和密钥；如果没有人有意修改过数据文件夹，请查明是谁改的。</translation>
    </message>
    <message>
        <source>Enter the key again: remove the connection and add it anew, or edit it in the window.</source>
        <translation>请重新输入密钥：移除该连接后重新添加，或在窗口中编辑它。</translation>
    </message>
    <message>
        <source>FFmpeg stopped with an error: {what}.</source>
        <translation>FFmpeg 因错误而停止：{what}。</translation>
    </message>
    <message>
        <source>FFmpeg was not found or does not start.</source>
        <translation>找不到 FFmpeg 或它无法启动。</translation>
    </message>
    <message>
        <source>Free some space, then resume; what was finished is kept.</source>
        <translation>腾出一些空间，然后继续；已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Give a value that is expected there.</source>
        <translation>请填写符合要求的值。</translation>
    </message>
    <message>
        <source>Give its price or the exchange rate in the price book, or allow this job as it is; then let it go on.</source>
        <translation>在价目表中填写其价格或汇率，或直接允许此任务；然后让它继续。</translation>
    </message>
    <message>
        <source>Give points whose times rise and whose speeds lie between 0.0625 and 100000.</source>
        <translation>给出的点时间必须递增，速度须在 0.0625 到 100000 之间。</translation>
    </message>
    <message>
        <source>Give the result a name that ends in .mp4, .mov, .mkv or .webm.</source>
        <translation>请为结果取一个以 .mp4、.mov、.mkv 或 .webm 结尾的名称。</translation>
    </message>
    <message>
        <source>Give your user account the right to use it, or choose another place.</source>
        <translation>请授予你的用户账户使用权限，或选择其他位置。</translation>
    </message>
    <message>
        <source>If the provider has moved, change the address of the connection.</source>
        <translation>如果服务商迁移了，请修改连接的地址。</translation>
    </message>
    <message>
        <source>If you trust that address, make a connection for it; the key was not sent there.</source>
        <translation>如果你信任该地址，请为它建立一个连接；密钥没有发送到那里。</translation>
    </message>
    <message>
        <source>Install FFmpeg, or choose the program in the settings; `holysheep-studio doctor` shows what was tried.</source>
        <translation>安装 FFmpeg，或在设置中选择该程序；`holysheep-studio doctor` 会显示尝试过哪些。</translation>
    </message>
    <message>
        <source>Install it with `pip install onnxruntime` into the studio&apos;s environment, or choose another method.</source>
        <translation>用 `pip install onnxruntime` 将其安装到软件的环境中，或选择其他方法。</translation>
    </message>
    <message>
        <source>It cannot be taken back: {what} was changed once more since then.</source>
        <translation>无法撤销：此后{what}又被改动过。</translation>
    </message>
    <message>
        <source>It may have been removed; look at the list of jobs for those that are there.</source>
        <translation>它可能已被移除；请在任务列表中查看现有的任务。</translation>
    </message>
    <message>
        <source>It may have been removed; look at the notes of the clip.</source>
        <translation>它可能已被移除；请查看该片段的批注。</translation>
    </message>
    <message>
        <source>Job {job} would wait for itself: {first} waits for it already.</source>
        <translation>任务 {job} 会等待自己：{first} 已经在等它。</translation>
    </message>
    <message>
        <source>Let one of the two start without the other.</source>
        <translation>让两者之一不等另一个就开始。</translation>
    </message>
    <message>
        <source>Look at it as it is now, and change it by hand if you still want to.</source>
        <translation>请查看它现在的内容；如果仍要更改，请手动修改。</translation>
    </message>
    <message>
        <source>Look at its present state; it may have moved on in the meantime.</source>
        <translation>请查看它目前的状态；期间它可能已经推进。</translation>
    </message>
    <message>
        <source>Look at the job&apos;s earlier attempt at the provider before submitting it anew.</source>
        <translation>在重新提交之前，请先在服务商处查看该任务之前的尝试。</translation>
    </message>
    <message>
        <source>Look at the list of clips for those that are there; a file, or more of the id, says it exactly.</source>
        <translation>请查看片段列表中现有的片段；写出文件名或更长的编号即可准确指定。</translation>
    </message>
    <message>
        <source>Look at the provider&apos;s own list of jobs, then say whether it is there. It is not sent again by itself.</source>
        <translation>请查看服务商自己的任务列表，然后说明该任务是否在其中。它不会自动再次发送。</translation>
    </message>
    <message>
        <source>Look at the provider&apos;s own list: say that it ran, or that it never ran, and the job ends or is sent again.</source>
        <translation>请查看服务商自己的列表：说明它已运行或从未运行，任务随即结束或再次发送。</translation>
    </message>
    <message>
        <source>Look why with `routes explain`, then give a rule that fits or name the connection yourself.</source>
        <translation>用 `routes explain` 查看原因，然后给出合适的规则，或直接指定连接。</translation>
    </message>
    <message>
        <source>Make the stage before it first.</source>
        <translation>请先完成它之前的阶段。</translation>
    </message>
    <message>
        <source>Mend that field of the profile.</source>
        <translation>请修正配置中的该字段。</translation>
    </message>
    <message>
        <source>Mend that line and open the script again.</source>
        <translation>请修正该行，再打开剧本。</translation>
    </message>
    <message>
        <source>Mend this row in the sheet and read it again; the other rows are not in question.</source>
        <translation>请在表格中修正这一行后重新读取；其他行没有问题。</translation>
    </message>
    <message>
        <source>No frame of {file} can be decoded.</source>
        <translation>{file} 中没有任何一帧可以解码。</translation>
    </message>
    <message>
        <source>Nobody has allowed the use of the voice {voice}, or it was taken back; nothing was sent.</source>
        <translation>没有人授权使用声音 {voice}，或授权已被撤回；没有发送任何内容。</translation>
    </message>
    <message>
        <source>Nobody knows what this job costs in {currency}, and the budget {budget} is in force. Nothing was sent.</source>
        <translation>没有人知道此任务以 {currency} 计的费用，而预算 {budget} 正在生效。没有发送任何内容。</translation>
    </message>
    <message>
        <source>None of the {rules} rules sends {title} anywhere.</source>
        <translation>{rules} 条规则中没有一条适用于 {title}。</translation>
    </message>
    <message>
        <source>Nothing to do: it goes on there.</source>
        <translation>无需操作：它会在那里继续。</translation>
    </message>
    <message>
        <source>Nothing was kept, and nothing more is started or sent. Put the folder back where it was, or close the studio.</source>
        <translation>没有保存任何内容，也不会再开始或发送。请把文件夹放回原处，或关闭软件。</translation>
    </message>
    <message>
        <source>Notices of providers cannot be listened to: port {port} is in use, or may not be opened.</source>
        <translation>无法接收服务商的通知：端口 {port} 已被占用，或不允许打开。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program, mend it or save it as .xlsx or as CSV in UTF-8, and choose it again.</source>
        <translation>请在表格程序中打开并修正，或另存为 .xlsx 或 UTF-8 编码的 CSV，再重新选择。</translation>
    </message>
    <message>
        <source>Port {port} is in use by another program.</source>
        <translation>端口 {port} 正被另一个程序使用。</translation>
    </message>
    <message>
        <source>Raise the cap for this episode, or film fewer scenes.</source>
        <translation>提高此剧集的上限，或减少拍摄的场景。</translation>
    </message>
    <message>
        <source>Record who allows it and what for (Voices, or `voices allow`), then ask again.</source>
        <translation>请记录由谁授权、用于什么（“声音与授权”或 `voices allow`），然后重试。</translation>
    </message>
    <message>
        <source>Resume the job to have it made, or cancel it to keep the clip there is.</source>
        <translation>继续任务即可制作，或取消任务以保留现有的片段。</translation>
    </message>
    <message>
        <source>Row {row} of {file}: {field} cannot be {value}; expected: {expected}.</source>
        <translation>{file} 第 {row} 行：{field}不能是 {value}；应为：{expected}。</translation>
    </message>
    <message>
        <source>Scale it down to at most 8192 x 8192 pixels and add the smaller file.</source>
        <translation>请缩小到不超过 8192 x 8192 像素，再添加较小的文件。</translation>
    </message>
    <message>
        <source>Set HOLYSHEEP_API_KEY for one run, or install a keyring; `holysheep-studio doctor` says how.</source>
        <translation>仅用于一次运行时请设置 HOLYSHEEP_API_KEY，或安装密钥环；`holysheep-studio doctor` 会说明方法。</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or a company proxy needs its certificate installed; nothing was sent.</source>
        <translation>可能有人在窃听，或公司代理需要安装其证书；没有发送任何内容。</translation>
    </message>
    <message>
        <source>Something went wrong that should not: {what}.</source>
        <translation>发生了不该发生的问题：{what}。</translation>
    </message>
    <message>
        <source>Take requests out, choose a cheaper model, or raise the budget; what has no known price counts as too much.</source>
        <translation>去掉一些请求、选择更便宜的模型或提高预算；价格未知的视为超出。</translation>
    </message>
    <message>
        <source>The account with {provider} has not enough money or credits (&quot;{message}&quot;).</source>
        <translation>{provider} 账户中的余额或点数不足（“{message}”）。</translation>
    </message>
    <message>
        <source>The budget {budget} has {left} left of {cap}, and this job may cost {cost}. Nothing was sent.</source>
        <translation>预算 {budget} 的 {cap} 还剩 {left}，而此任务可能花费 {cost}。没有发送任何内容。</translation>
    </message>
    <message>
        <source>The certificate of {provider} is not right: {reason}.</source>
        <translation>{provider} 的证书不正确：{reason}。</translation>
    </message>
    <message>
        <source>The certificate {file} cannot sign: {what}.</source>
        <translation>证书 {file} 无法签名：{what}。</translation>
    </message>
    <message>
        <source>The clip scored {score} of 100; the next attempt, {effect}, waits for your consent ({cost}).</source>
        <translation>该片段得分 {score}（满分 100）；下一次尝试（{effect}）等待你的同意（{cost}）。</translation>
    </message>
    <message>
        <source>The connection {name} goes to {host}, but what is called so is taken for the free provider on this machine. Nothing was sent.</source>
        <translation>连接 {name} 指向 {host}，但这个名称专指这台电脑上的免费演示服务商。没有发送任何内容。</translation>
    </message>
    <message>
        <source>The connection {name} is not what it was when its key was entered, so the key was not used.</source>
        <translation>连接 {name} 与输入密钥时不同，因此没有使用该密钥。</translation>
    </message>
    <message>
        <source>The connection&apos;s profile cannot be used: {field} {reason}.</source>
        <translation>无法使用该连接的配置：{field}{reason}。</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be used: {what}.</source>
        <translation>无法使用数据文件夹 {folder}：{what}。</translation>
    </message>
    <message>
        <source>The data folder {folder} was deleted, moved or replaced while the studio used it.</source>
        <translation>软件正在使用数据文件夹 {folder} 时，它被删除、移走或替换了。</translation>
    </message>
    <message>
        <source>The data folder {folder} was written by a newer version of the studio.</source>
        <translation>数据文件夹 {folder} 由更新版本的软件写入。</translation>
    </message>
    <message>
        <source>The database was damaged, and whether this job had been sent by then is not known any more.</source>
        <translation>数据库曾损坏，此任务当时是否已发送已无从得知。</translation>
    </message>
    <message>
        <source>The download from {provider} was cut off {times} times without getting further.</source>
        <translation>从 {provider} 下载时中断了 {times} 次，没有进展。</translation>
    </message>
    <message>
        <source>The episode has {count} shots to film, and {most} are allowed.</source>
        <translation>该剧集有 {count} 个镜头要拍摄，而上限为 {most} 个。</translation>
    </message>
    <message>
        <source>The file {file} is empty: it holds 0 bytes.</source>
        <translation>文件 {file} 是空的：0 字节。</translation>
    </message>
    <message>
        <source>The file {file} is not there.</source>
        <translation>文件 {file} 不存在。</translation>
    </message>
    <message>
        <source>The folder {folder} for the result does not exist.</source>
        <translation>存放结果的文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no video files.</source>
        <translation>文件夹 {folder} 中没有视频文件。</translation>
    </message>
    <message>
        <source>The job goes on by itself. Give it a stand-in in the routing rules, or move it with `routes move`.</source>
        <translation>任务会自动继续。可在路由规则中为它指定替补，或用 `routes move` 移走它。</translation>
    </message>
    <message>
        <source>The job or file may have been deleted there, or the address of the connection is wrong.</source>
        <translation>该任务或文件可能已在那里被删除，或连接的地址不对。</translation>
    </message>
    <message>
        <source>The key of the connection {name} is not in this computer&apos;s keyring.</source>
        <translation>连接 {name} 的密钥不在本机的密钥环中。</translation>
    </message>
    <message>
        <source>The keyring did not do what was asked ({what}).</source>
        <translation>密钥环没有完成所要求的操作（{what}）。</translation>
    </message>
    <message>
        <source>The link to the result at {provider} has expired.</source>
        <translation>{provider} 提供的结果链接已失效。</translation>
    </message>
    <message>
        <source>The local engine did not finish with {file} in time.</source>
        <translation>本地引擎未能及时处理完 {file}。</translation>
    </message>
    <message>
        <source>The local engine stopped unexpectedly: {what}.</source>
        <translation>本地引擎意外停止：{what}。</translation>
    </message>
    <message>
        <source>The model {model} cannot be used: {what}.</source>
        <translation>无法使用模型 {model}：{what}。</translation>
    </message>
    <message>
        <source>The model {model} needs ONNX Runtime, which is not installed.</source>
        <translation>模型 {model} 需要 ONNX Runtime，但尚未安装。</translation>
    </message>
    <message>
        <source>The picture of {file} is too large: {width} x {height} pixels.</source>
        <translation>{file} 的画面太大：{width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The picture of {file} is too small: {width} x {height} pixels.</source>
        <translation>{file} 的画面太小：{width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The plan may cost {cost}, which is more than the budget of {budget}.</source>
        <translation>该计划可能花费 {cost}，超出预算 {budget}。</translation>
    </message>
    <message>
        <source>The result of {file} would be too long ({frames} frames).</source>
        <translation>{file} 的结果会太长（{frames} 帧）。</translation>
    </message>
    <message>
        <source>The result was checked and thrown away: its {what} is {found}, expected {expected}.</source>
        <translation>结果经检查后被丢弃：其 {what} 为 {found}，应为 {expected}。</translation>
    </message>
    <message>
        <source>The result would overwrite its own source {file}.</source>
        <translation>结果会覆盖它自己的素材 {file}。</translation>
    </message>
    <message>
        <source>The script {file} cannot be used as it is, line {line}: {what}.</source>
        <translation>剧本 {file} 目前无法使用，第 {line} 行：{what}。</translation>
    </message>
    <message>
        <source>The sheet {file} cannot be used: {what}.</source>
        <translation>无法使用表格 {file}：{what}。</translation>
    </message>
    <message>
        <source>The speed curve cannot be used: {reason}.</source>
        <translation>无法使用该速度曲线：{reason}。</translation>
    </message>
    <message>
        <source>The studio asks for a new one; if there is none, the provider has deleted the clip.</source>
        <translation>软件会请求新的链接；如果没有，说明服务商已删除该片段。</translation>
    </message>
    <message>
        <source>The studio does not know how to write {file}.</source>
        <translation>软件不知道如何写入 {file}。</translation>
    </message>
    <message>
        <source>The studio tries again later; the provider&apos;s status page may say more.</source>
        <translation>软件稍后会重试；服务商的状态页面可能有更多信息。</translation>
    </message>
    <message>
        <source>The studio waits and asks again.</source>
        <translation>软件会等待并再次询问。</translation>
    </message>
    <message>
        <source>The studio waits and goes on by itself; lower the limits of this connection if it happens often.</source>
        <translation>软件会等待并自动继续；如果经常发生，请降低此连接的限额。</translation>
    </message>
    <message>
        <source>The studio waits until one has ended; lower the number of running jobs of this connection.</source>
        <translation>软件会等到其中一个结束；请减少此连接同时运行的任务数。</translation>
    </message>
    <message>
        <source>The studio&apos;s database {file} is damaged.</source>
        <translation>软件的数据库 {file} 已损坏。</translation>
    </message>
    <message>
        <source>The system does not allow access to {file}.</source>
        <translation>系统不允许访问 {file}。</translation>
    </message>
    <message>
        <source>The video data is damaged or missing; copy or export the file again.</source>
        <translation>视频数据损坏或缺失；请重新复制或导出该文件。</translation>
    </message>
    <message>
        <source>The {stage} of this episode cannot be made yet: {what}.</source>
        <translation>此剧集的{stage}目前还不能制作：{what}。</translation>
    </message>
    <message>
        <source>There is a connection named {name} already.</source>
        <translation>已有名为 {name} 的连接。</translation>
    </message>
    <message>
        <source>There is no clip {clip} in this library, or several begin so.</source>
        <translation>片段库中没有片段 {clip}，或有多个以此开头。</translation>
    </message>
    <message>
        <source>There is no connection named {name}.</source>
        <translation>没有名为 {name} 的连接。</translation>
    </message>
    <message>
        <source>There is no effect named {effect}.</source>
        <translation>没有名为 {effect} 的效果。</translation>
    </message>
    <message>
        <source>There is no episode {episode}, or more than one whose id begins so.</source>
        <translation>没有剧集 {episode}，或有多个编号以此开头。</translation>
    </message>
    <message>
        <source>There is no job {job} in this queue.</source>
        <translation>队列中没有任务 {job}。</translation>
    </message>
    <message>
        <source>There is no note {remark} in this library.</source>
        <translation>片段库中没有批注 {remark}。</translation>
    </message>
    <message>
        <source>There is no provider named {name}.</source>
        <translation>没有名为 {name} 的服务商。</translation>
    </message>
    <message>
        <source>There is no space left on the disk for {file}.</source>
        <translation>磁盘上没有足够的空间存放 {file}。</translation>
    </message>
    <message>
        <source>These are there: {known}. Others are added with `holysheep-studio connections add`.</source>
        <translation>现有的是：{known}。用 `holysheep-studio connections add` 可添加其他。</translation>
    </message>
    <message>
        <source>These options do not go together: {options}.</source>
        <translation>这些选项不能同时使用：{options}。</translation>
    </message>
    <message>
        <source>This FFmpeg cannot do what the clip needs: {what} is missing from it.</source>
        <translation>此 FFmpeg 无法满足该片段的需要：缺少 {what}。</translation>
    </message>
    <message>
        <source>This cannot be a key: {reason}.</source>
        <translation>这不可能是密钥：{reason}。</translation>
    </message>
    <message>
        <source>This computer has no keyring that protects a key.</source>
        <translation>本机没有可保护密钥的密钥环。</translation>
    </message>
    <message>
        <source>This is a fault of the studio; please copy the diagnostics and report it.</source>
        <translation>这是软件的缺陷；请复制诊断信息并报告。</translation>
    </message>
    <message>
        <source>Top the account up, then resume the jobs.</source>
        <translation>请为账户充值，然后继续这些任务。</translation>
    </message>
    <message>
        <source>Try again or change the prompt; look whether the provider charged for it.</source>
        <translation>请重试或修改提示词；并查看服务商是否已收费。</translation>
    </message>
    <message>
        <source>Try again when the machine is less busy; if it happens twice, the clip is probably damaged.</source>
        <translation>请在机器不太繁忙时重试；如果连续两次出现，该片段可能已损坏。</translation>
    </message>
    <message>
        <source>Try again; if it happens twice with this clip, copy the diagnostics and report it.</source>
        <translation>请重试；如果同一片段连续两次出现，请复制诊断信息并报告。</translation>
    </message>
    <message>
        <source>Try again; if it happens twice with this clip, the clip is probably damaged.</source>
        <translation>请重试；如果同一片段连续两次出现，该片段可能已损坏。</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, copy the diagnostics and report it.</source>
        <translation>请重试；如果连续两次出现，请复制诊断信息并报告。</translation>
    </message>
    <message>
        <source>Try the download again; the job itself is done and paid.</source>
        <translation>请重新下载；任务本身已完成并付费。</translation>
    </message>
    <message>
        <source>Unlock it (log in, or open your password manager), then try again.</source>
        <translation>请将其解锁（登录，或打开密码管理器），然后重试。</translation>
    </message>
    <message>
        <source>Update the studio, or choose another data folder with --data; nothing was changed.</source>
        <translation>请更新软件，或用 --data 选择其他数据文件夹；没有更改任何内容。</translation>
    </message>
    <message>
        <source>Update the studio; nothing was changed.</source>
        <translation>请更新软件；没有更改任何内容。</translation>
    </message>
    <message>
        <source>Use a shorter or smaller clip, or normalise it first.</source>
        <translation>请使用更短或更小的片段，或先将其规范化。</translation>
    </message>
    <message>
        <source>Use an https:// address; plain http:// is only for servers on this machine.</source>
        <translation>请使用 https:// 地址；普通的 http:// 仅用于本机上的服务器。</translation>
    </message>
    <message>
        <source>Use only one of them.</source>
        <translation>请只使用其中一个。</translation>
    </message>
    <message>
        <source>What {provider} sent is not the clip it promised: {reason}.</source>
        <translation>{provider} 发来的不是它承诺的片段：{reason}。</translation>
    </message>
    <message>
        <source>`episode show` lists them with their ids.</source>
        <translation>`episode show` 会列出它们及其编号。</translation>
    </message>
    <message>
        <source>{address} is not encrypted.</source>
        <translation>{address} 未加密。</translation>
    </message>
    <message>
        <source>{connection} does not move lips to speech.</source>
        <translation>{connection} 不支持让口型与语音同步。</translation>
    </message>
    <message>
        <source>{count} of these {total} are already in the queue, or were made a short while ago.</source>
        <translation>这 {total} 个中有 {count} 个已在队列中，或不久前刚做过。</translation>
    </message>
    <message>
        <source>{field} cannot be {value}; expected: {expected}.</source>
        <translation>{field}不能是 {value}；应为：{expected}。</translation>
    </message>
    <message>
        <source>{file} already exists and was left as it is.</source>
        <translation>{file} 已存在，保持原样。</translation>
    </message>
    <message>
        <source>{file} could not be marked as made by machines: {what}.</source>
        <translation>无法将 {file} 标记为机器生成：{what}。</translation>
    </message>
    <message>
        <source>{file} has changed since it was added.</source>
        <translation>{file} 在添加之后有改动。</translation>
    </message>
    <message>
        <source>{file} has no sound that can be read.</source>
        <translation>{file} 中没有可读取的声音。</translation>
    </message>
    <message>
        <source>{file} has too few frames ({frames}) for this effect.</source>
        <translation>{file} 的帧数太少（{frames}），无法使用此效果。</translation>
    </message>
    <message>
        <source>{file} holds no picture, only sound or other data.</source>
        <translation>{file} 中没有画面，只有声音或其他数据。</translation>
    </message>
    <message>
        <source>{file} is a still picture, not a video.</source>
        <translation>{file} 是静态图片，不是视频。</translation>
    </message>
    <message>
        <source>{file} is a {format} file, which the studio does not open because it can point to other files or servers.</source>
        <translation>{file} 是 {format} 文件；这种文件可能指向其他文件或服务器，因此软件不会打开。</translation>
    </message>
    <message>
        <source>{file} is incomplete: the part that describes the video is missing.</source>
        <translation>{file} 不完整：缺少描述视频的部分。</translation>
    </message>
    <message>
        <source>{file} is no file of settings: {reason}.</source>
        <translation>{file} 不是设置文件：{reason}。</translation>
    </message>
    <message>
        <source>{file} is no project of the studio: {reason}.</source>
        <translation>{file} 不是软件的项目：{reason}。</translation>
    </message>
    <message>
        <source>{file} is not a regular file.</source>
        <translation>{file} 不是普通文件。</translation>
    </message>
    <message>
        <source>{file} is not a video file that can be read.</source>
        <translation>{file} 不是可以读取的视频文件。</translation>
    </message>
    <message>
        <source>{file} was exported by a newer version of the studio (form {version}, this one reads up to {known}).</source>
        <translation>{file} 由更新版本的软件导出（格式 {version}，此版本最多可读 {known}）。</translation>
    </message>
    <message>
        <source>{file} was saved by a newer version of the studio (form {version}, this one reads up to {known}).</source>
        <translation>{file} 由更新版本的软件保存（格式 {version}，此版本最高可读 {known}）。</translation>
    </message>
    <message>
        <source>{name} failed several times in a row and is left alone for a while.</source>
        <translation>{name} 连续失败多次，暂时停用。</translation>
    </message>
    <message>
        <source>{provider} cannot be reached: {reason}.</source>
        <translation>无法连接 {provider}：{reason}。</translation>
    </message>
    <message>
        <source>{provider} cannot do this request (&quot;{message}&quot;).</source>
        <translation>{provider} 无法完成此请求（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} cannot do this: {field} ({reason}).</source>
        <translation>{provider} 无法做到：{field}（{reason}）。</translation>
    </message>
    <message>
        <source>{provider} could not make the clip (&quot;{message}&quot;).</source>
        <translation>{provider} 未能制作该片段（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} does not accept the key (&quot;{message}&quot;).</source>
        <translation>{provider} 不接受该密钥（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} does not allow this with the present key (&quot;{message}&quot;).</source>
        <translation>{provider} 不允许用当前密钥这样做（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} does not know this (&quot;{message}&quot;).</source>
        <translation>{provider} 不认识此内容（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} finds the file or request too large (&quot;{message}&quot;).</source>
        <translation>{provider} 认为文件或请求太大（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} gave an answer that makes no sense: {reason}.</source>
        <translation>{provider} 的回答无法理解：{reason}。</translation>
    </message>
    <message>
        <source>{provider} has this request already, with other contents (&quot;{message}&quot;).</source>
        <translation>{provider} 已有此请求，但内容不同（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} is already working on as many jobs as it allows.</source>
        <translation>{provider} 正在处理的任务已达到其允许的数量。</translation>
    </message>
    <message>
        <source>{provider} is out of order (&quot;{message}&quot;).</source>
        <translation>{provider} 出现故障（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} is still working on the same request.</source>
        <translation>{provider} 仍在处理同一请求。</translation>
    </message>
    <message>
        <source>{provider} may have taken and billed this job, but its answer was lost: {reason}.</source>
        <translation>{provider} 可能已接受此任务并计费，但其回答丢失了：{reason}。</translation>
    </message>
    <message>
        <source>{provider} points to {address}, which is not a place this key was entered for.</source>
        <translation>{provider} 指向 {address}，但密钥不是为该处输入的。</translation>
    </message>
    <message>
        <source>{provider} refused the content (&quot;{message}&quot;).</source>
        <translation>{provider} 拒绝了该内容（“{message}”）。</translation>
    </message>
    <message>
        <source>{provider} sends this request on to {target}, which was not followed.</source>
        <translation>{provider} 将此请求转到 {target}，未予跟随。</translation>
    </message>
    <message>
        <source>{provider} sent more than {most_bytes} bytes where a short answer was due.</source>
        <translation>本应是简短的回答，{provider} 却发来超过 {most_bytes} 字节。</translation>
    </message>
    <message>
        <source>{provider} takes no more requests for now.</source>
        <translation>{provider} 暂时不再接受请求。</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Changes over time</source>
        <translation>随时间的变化</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Hyperlapse</source>
        <translation>移动延时</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>New frames</source>
        <translation>补帧</translation>
    </message>
    <message>
        <source>Not to be seen</source>
        <translation>不出现的内容</translation>
    </message>
    <message>
        <source>Physics</source>
        <translation>物理</translation>
    </message>
    <message>
        <source>Pictures of characters</source>
        <translation>角色图片</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>The chosen clip</source>
        <translation>所选片段</translation>
    </message>
    <message>
        <source>The chosen picture</source>
        <translation>所选图片</translation>
    </message>
    <message>
        <source>The speed of the effect</source>
        <translation>效果的速度</translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation>延时摄影</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>{h} h {m:02} min</source>
        <translation>{h} 小时 {m:02} 分</translation>
    </message>
    <message>
        <source>{low}-{high} h</source>
        <translation>{low}-{high} 小时</translation>
    </message>
    <message>
        <source>{low}-{high} min</source>
        <translation>{low}-{high} 分钟</translation>
    </message>
    <message>
        <source>{low}-{high} s</source>
        <translation>{low}-{high} 秒</translation>
    </message>
    <message>
        <source>{m} min {s:02} s</source>
        <translation>{m} 分 {s:02} 秒</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <translation>{rate} fps</translation>
    </message>
</context>
<context>
    <name>file_form</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>H.264</source>
        <translation>H.264</translation>
    </message>
    <message>
        <source>H.265</source>
        <translation>H.265</translation>
    </message>
    <message>
        <source>Hardware where it works</source>
        <translation>可用时使用硬件</translation>
    </message>
    <message>
        <source>Keep HDR</source>
        <translation>保留 HDR</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Tone-map to SDR</source>
        <translation>色调映射到 SDR</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>9:16 on a blurred background</source>
        <translation>9:16，模糊背景</translation>
    </message>
    <message>
        <source>Common to marketplaces and feeds: 1080 x 1080</source>
        <translation>电商平台和信息流通用：1080 x 1080</translation>
    </message>
    <message>
        <source>EBU R 128: -23 LUFS</source>
        <translation>EBU R 128：-23 LUFS</translation>
    </message>
    <message>
        <source>Editing, ProRes 422 HQ</source>
        <translation>剪辑用，ProRes 422 HQ</translation>
    </message>
    <message>
        <source>Feed 4:5</source>
        <translation>信息流 4:5</translation>
    </message>
    <message>
        <source>Instagram feed posts: 1080 x 1350</source>
        <translation>Instagram 信息流帖子：1080 x 1350</translation>
    </message>
    <message>
        <source>Shop and feed 1:1</source>
        <translation>商店与信息流 1:1</translation>
    </message>
    <message>
        <source>Shop page GIF, 480 px</source>
        <translation>商品页 GIF，480 px</translation>
    </message>
    <message>
        <source>Shorts, Reels, TikTok 9:16</source>
        <translation>Shorts、Reels、TikTok 9:16</translation>
    </message>
    <message>
        <source>Small enough to load with a product page</source>
        <translation>足够小，可随商品页一同加载</translation>
    </message>
    <message>
        <source>The platforms&apos; upload pages: 1080 x 1920</source>
        <translation>各平台的上传说明：1080 x 1920</translation>
    </message>
    <message>
        <source>YouTube 16:9, 1080p</source>
        <translation>YouTube 16:9，1080p</translation>
    </message>
    <message>
        <source>YouTube 16:9, 4K from drafts</source>
        <translation>YouTube 16:9，由草稿制作的 4K</translation>
    </message>
    <message>
        <source>YouTube Help: recommended upload encoding settings; playback is normalised to -14 LUFS</source>
        <translation>YouTube 帮助：推荐的上传编码设置；播放时响度统一为 -14 LUFS</translation>
    </message>
    <message>
        <source>YouTube Help: recommended upload encoding settings; the picture is enlarged before it is coded</source>
        <translation>YouTube 帮助：推荐的上传编码设置；画面在编码前先放大</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>The panels</source>
        <translation>各面板</translation>
    </message>
</context>
<context>
    <name>issues</name>
    <message>
        <source>No material preset is called {value}: the word goes into the prompt, its physics are not asked for.</source>
        <translation>没有名为 {value} 的材质预设：该词会写入提示词，但不会请求其物理参数。</translation>
    </message>
    <message>
        <source>This provider cannot do what {where} asks ({feature}).</source>
        <translation>此服务商无法满足{where}的要求（{feature}）。</translation>
    </message>
    <message>
        <source>This provider cannot do {feature}; it is done on this machine afterwards.</source>
        <translation>此服务商无法做到{feature}；之后在本机上完成。</translation>
    </message>
    <message>
        <source>This provider chooses {feature} itself; your value is only kept with the job.</source>
        <translation>此服务商自行决定{feature}；你的值只随任务保存。</translation>
    </message>
    <message>
        <source>This provider has no field for {feature}; it is said in the prompt instead.</source>
        <translation>此服务商没有{feature}字段；改为写在提示词中。</translation>
    </message>
    <message>
        <source>This provider has no field for {feature}; the clip is made without it.</source>
        <translation>此服务商没有{feature}字段；制作片段时不使用它。</translation>
    </message>
    <message>
        <source>{where} allows {cap}; the clip would cost {cost}.</source>
        <translation>{where}允许 {cap}；该片段将花费 {cost}。</translation>
    </message>
    <message>
        <source>{where} cannot be {value}; allowed: {expected}.</source>
        <translation>{where}不能是 {value}；允许：{expected}。</translation>
    </message>
    <message>
        <source>{where} cannot be {value}; this model takes whole numbers only.</source>
        <translation>{where}不能是 {value}；此模型只接受整数。</translation>
    </message>
    <message>
        <source>{where} cannot be {value}; this model takes: {expected}.</source>
        <translation>{where}不能是 {value}；此模型接受：{expected}。</translation>
    </message>
    <message>
        <source>{where} does not go together with {other}.</source>
        <translation>{where}不能与{other}同时使用。</translation>
    </message>
    <message>
        <source>{where} has expired and must be uploaded again.</source>
        <translation>{where}已失效，必须重新上传。</translation>
    </message>
    <message>
        <source>{where} has {length} characters; this model takes {most}.</source>
        <translation>{where}有 {length} 个字符；此模型最多接受 {most} 个。</translation>
    </message>
    <message>
        <source>{where} is missing.</source>
        <translation>缺少{where}。</translation>
    </message>
    <message>
        <source>{where} is no web address: {value}.</source>
        <translation>{where}不是网址：{value}。</translation>
    </message>
    <message>
        <source>{where} is set by the studio itself and cannot be given a second time.</source>
        <translation>{where}由软件自行设置，不能再次给出。</translation>
    </message>
    <message>
        <source>{where} is {value}, which is no number that can be sent.</source>
        <translation>{where}为 {value}，不是可以发送的数值。</translation>
    </message>
    <message>
        <source>{where} means nothing for {type} and is left out.</source>
        <translation>{where}对{type}没有意义，已略去。</translation>
    </message>
    <message>
        <source>{where} was {value}, outside {expected}; {used} is used.</source>
        <translation>{where}原为 {value}，超出 {expected}；改用 {used}。</translation>
    </message>
</context>
<context>
    <name>machine</name>
    <message>
        <source>A key is kept for {names}</source>
        <translation>已保存 {names} 的密钥</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Can encode {encoders}</source>
        <translation>可以编码 {encoders}</translation>
    </message>
    <message>
        <source>Choose another program in the settings, under Files.</source>
        <translation>请在设置的“文件”页选择其他程序。</translation>
    </message>
    <message>
        <source>Choose the FFmpeg that came with the studio.</source>
        <translation>请选择软件自带的 FFmpeg。</translation>
    </message>
    <message>
        <source>Clips from a cloud: Connect a provider, on the next page.</source>
        <translation>要用云端生成片段：在下一页连接服务商。</translation>
    </message>
    <message>
        <source>Codecs</source>
        <translation>编解码器</translation>
    </message>
    <message>
        <source>Copy the data folder to a safe place, then start with a new one (--data).</source>
        <translation>将数据文件夹复制到安全的地方，然后用新的文件夹启动（--data）。</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Does not run: {path}</source>
        <translation>无法运行：{path}</translation>
    </message>
    <message>
        <source>Enter it once more in Connections.</source>
        <translation>请在“连接”中重新输入。</translation>
    </message>
    <message>
        <source>Enter the real ones (Costs &gt; Prices) before a provider is paid.</source>
        <translation>向服务商付费之前，请在“费用 &gt; 价目表”中填写真实价格。</translation>
    </message>
    <message>
        <source>FFmpeg {version}</source>
        <translation>FFmpeg {version}</translation>
    </message>
    <message>
        <source>FFmpeg {version} of this system</source>
        <translation>本系统的 FFmpeg {version}</translation>
    </message>
    <message>
        <source>FFmpeg {version}, which came with the studio</source>
        <translation>软件自带的 FFmpeg {version}</translation>
    </message>
    <message>
        <source>Free some space, or start with another data folder (--data).</source>
        <translation>腾出一些空间，或用其他数据文件夹启动（--data）。</translation>
    </message>
    <message>
        <source>HDR, interlaced and transparent clips can be normalised</source>
        <translation>HDR、隔行和透明片段可以规范化</translation>
    </message>
    <message>
        <source>Hardware encoders</source>
        <translation>硬件编码器</translation>
    </message>
    <message>
        <source>Install the studio again.</source>
        <translation>请重新安装软件。</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Keys of clouds are kept until the studio closes. On Linux, install gnome-keyring.</source>
        <translation>云端密钥只保留到软件退出。在 Linux 上请安装 gnome-keyring。</translation>
    </message>
    <message>
        <source>Lacks {missing}</source>
        <translation>缺少 {missing}</translation>
    </message>
    <message>
        <source>Local engine</source>
        <translation>本地引擎</translation>
    </message>
    <message>
        <source>No key is kept for {gone}</source>
        <translation>没有保存 {gone} 的密钥</translation>
    </message>
    <message>
        <source>No keyring keeps secrets on this machine</source>
        <translation>本机没有可保存机密的密钥环</translation>
    </message>
    <message>
        <source>None is connected; this machine, the sample and the demo need none</source>
        <translation>尚未连接；本机、示例和演示都不需要</translation>
    </message>
    <message>
        <source>None works here; the processor encodes</source>
        <translation>这里没有可用的；由处理器编码</translation>
    </message>
    <message>
        <source>None: nothing would stop paid work</source>
        <translation>没有预算：付费任务不会被拦下</translation>
    </message>
    <message>
        <source>Not needed yet</source>
        <translation>暂时不需要</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Only samples, which are nobody&apos;s prices</source>
        <translation>只有示例价格，不是任何人的真实价格</translation>
    </message>
    <message>
        <source>Only {free} free in {folder}</source>
        <translation>{folder} 仅剩 {free}</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Set a budget, on the next page.</source>
        <translation>在下一页设置预算。</translation>
    </message>
    <message>
        <source>Set: {budgets}</source>
        <translation>已设置：{budgets}</translation>
    </message>
    <message>
        <source>Some HDR, interlaced or transparent clips cannot be normalised: FFmpeg lacks {missing}</source>
        <translation>部分 HDR、隔行或透明片段无法规范化：FFmpeg 缺少 {missing}</translation>
    </message>
    <message>
        <source>Sound, 1 job: {file}</source>
        <translation>完好，1 个任务：{file}</translation>
    </message>
    <message>
        <source>Sound, {jobs} jobs: {file}</source>
        <translation>完好，{jobs} 个任务：{file}</translation>
    </message>
    <message>
        <source>Special clips</source>
        <translation>特殊片段</translation>
    </message>
    <message>
        <source>This FFmpeg lacks {missing}</source>
        <translation>此 FFmpeg 缺少 {missing}</translation>
    </message>
    <message>
        <source>Version {version}: {path}</source>
        <translation>版本 {version}：{path}</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Work here: {encoders}</source>
        <translation>在此可用：{encoders}</translation>
    </message>
    <message>
        <source>Your own, version {version}</source>
        <translation>你自己的价格，第 {version} 版</translation>
    </message>
    <message>
        <source>{ffmpeg}. It lacks nothing.</source>
        <translation>{ffmpeg}。什么都不缺。</translation>
    </message>
    <message>
        <source>{ffmpeg}. It lacks {names}, which every clip may need.</source>
        <translation>{ffmpeg}。缺少 {names}，任何片段都可能需要。</translation>
    </message>
    <message>
        <source>{ffmpeg}. It lacks {names}, which only special clips need.</source>
        <translation>{ffmpeg}。缺少 {names}，只有特殊片段需要。</translation>
    </message>
    <message>
        <source>{free} free in {folder}</source>
        <translation>{folder} 剩余 {free}</translation>
    </message>
</context>
<context>
    <name>materials</name>
    <message>
        <source>80 g/m² of 0.1 mm: 800 kg/m³; flat sheets fall at 1-3 m/s.</source>
        <translation>80 g/m²、厚 0.1 mm：800 kg/m³；平放的纸张以 1-3 m/s 下落。</translation>
    </message>
    <message>
        <source>CRC Handbook: 1.20 mPa·s, 22.3 mN/m, 789 kg/m³.</source>
        <translation>CRC 手册：1.20 mPa·s，22.3 mN/m，789 kg/m³。</translation>
    </message>
    <message>
        <source>CRC Handbook: 1.55 mPa·s, 485 mN/m, 13546 kg/m³.</source>
        <translation>CRC 手册：1.55 mPa·s，485 mN/m，13546 kg/m³。</translation>
    </message>
    <message>
        <source>CRC Handbook: 1412 mPa·s, 63.4 mN/m, 1261 kg/m³.</source>
        <translation>CRC 手册：1412 mPa·s，63.4 mN/m，1261 kg/m³。</translation>
    </message>
    <message>
        <source>CRC Handbook: 84 mPa·s at 20 °C; typical 32 mN/m, 913 kg/m³.</source>
        <translation>CRC 手册：20 °C 时 84 mPa·s；典型值 32 mN/m，913 kg/m³。</translation>
    </message>
    <message>
        <source>CRC Handbook: viscosity 1.002 mPa·s, density 998.2 kg/m³; surface tension IAPWS R1-76 (72.75 mN/m).</source>
        <translation>CRC 手册：黏度 1.002 mPa·s，密度 998.2 kg/m³；表面张力 IAPWS R1-76（72.75 mN/m）。</translation>
    </message>
    <message>
        <source>Cardboard</source>
        <translation>纸板</translation>
    </message>
    <message>
        <source>Cashmere</source>
        <translation>羊绒</translation>
    </message>
    <message>
        <source>Cotton</source>
        <translation>棉布</translation>
    </message>
    <message>
        <source>Denim</source>
        <translation>牛仔布</translation>
    </message>
    <message>
        <source>Dry sand</source>
        <translation>干沙</translation>
    </message>
    <message>
        <source>Ethanol, 20 °C</source>
        <translation>乙醇，20 °C</translation>
    </message>
    <message>
        <source>Foam</source>
        <translation>泡沫</translation>
    </message>
    <message>
        <source>Glass</source>
        <translation>玻璃</translation>
    </message>
    <message>
        <source>Glycerol, 20 °C</source>
        <translation>甘油，20 °C</translation>
    </message>
    <message>
        <source>Honey, 20 °C</source>
        <translation>蜂蜜，20 °C</translation>
    </message>
    <message>
        <source>Leather</source>
        <translation>皮革</translation>
    </message>
    <message>
        <source>Mercury, 20 °C</source>
        <translation>水银，20 °C</translation>
    </message>
    <message>
        <source>Molten chocolate, 40 °C</source>
        <translation>熔化的巧克力，40 °C</translation>
    </message>
    <message>
        <source>Motor oil, 20 °C</source>
        <translation>机油，20 °C</translation>
    </message>
    <message>
        <source>Olive oil, 20 °C</source>
        <translation>橄榄油，20 °C</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸</translation>
    </message>
    <message>
        <source>Plastic</source>
        <translation>塑料</translation>
    </message>
    <message>
        <source>Rubber</source>
        <translation>橡胶</translation>
    </message>
    <message>
        <source>Silk</source>
        <translation>丝绸</translation>
    </message>
    <message>
        <source>Smoke</source>
        <translation>烟</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>雪</translation>
    </message>
    <message>
        <source>Steel</source>
        <translation>钢</translation>
    </message>
    <message>
        <source>Walstra, Dairy Science and Technology: about 2 mPa·s, 44-50 mN/m, 1030 kg/m³.</source>
        <translation>Walstra《Dairy Science and Technology》：约 2 mPa·s，44-50 mN/m，1030 kg/m³。</translation>
    </message>
    <message>
        <source>Water, 20 °C</source>
        <translation>水，20 °C</translation>
    </message>
    <message>
        <source>Whole milk, 20 °C</source>
        <translation>全脂牛奶，20 °C</translation>
    </message>
    <message>
        <source>Wood</source>
        <translation>木材</translation>
    </message>
    <message>
        <source>Wool</source>
        <translation>羊毛</translation>
    </message>
    <message>
        <source>a packed carton 100-300 kg/m³; restitution about 0.2; friction 0.4-0.6.</source>
        <translation>装满的纸箱 100-300 kg/m³；恢复系数约 0.2；摩擦系数 0.4-0.6。</translation>
    </message>
    <message>
        <source>area density of 12 oz denim: 400 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation>12 盎司牛仔布的面密度：400 g/m²；刚度和阻尼按悬垂效果目测选定。</translation>
    </message>
    <message>
        <source>area density of habotai 8-12 momme: 35-52 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation>8-12 姆米电力纺的面密度：35-52 g/m²；刚度和阻尼按悬垂效果目测选定。</translation>
    </message>
    <message>
        <source>area density of shirting to sheeting: 120-180 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation>衬衫布到床单布的面密度：120-180 g/m²；刚度和阻尼按悬垂效果目测选定。</translation>
    </message>
    <message>
        <source>area density of suiting: 250-350 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation>西装面料的面密度：250-350 g/m²；刚度和阻尼按悬垂效果目测选定。</translation>
    </message>
    <message>
        <source>area density of woven scarves: 180-260 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation>机织围巾的面密度：180-260 g/m²；刚度和阻尼按悬垂效果目测选定。</translation>
    </message>
    <message>
        <source>bulk density 1450-1650 kg/m³; angle of repose 30-35° means friction of about 0.6.</source>
        <translation>堆积密度 1450-1650 kg/m³；休止角 30-35° 对应约 0.6 的摩擦系数。</translation>
    </message>
    <message>
        <source>density 7850 kg/m³; restitution steel on steel 0.5-0.9 by speed; friction dry 0.4-0.7.</source>
        <translation>密度 7850 kg/m³；钢对钢的恢复系数随速度为 0.5-0.9；干摩擦系数 0.4-0.7。</translation>
    </message>
    <message>
        <source>fresh snow 50-150 kg/m³; flakes fall at 0.5-2 m/s.</source>
        <translation>新雪 50-150 kg/m³；雪花以 0.5-2 m/s 下落。</translation>
    </message>
    <message>
        <source>garment leather of 1.0-1.2 mm: 800-1000 g/m²; stiffness and damping chosen by eye against drape.</source>
        <translation>1.0-1.2 mm 服装革：800-1000 g/m²；刚度和阻尼按悬垂效果目测选定。</translation>
    </message>
    <message>
        <source>natural rubber 930-1200 kg/m³; restitution of a rubber ball on stone 0.8-0.9; friction dry on concrete 0.6-0.9.</source>
        <translation>天然橡胶 930-1200 kg/m³；橡胶球落在石面上的恢复系数 0.8-0.9；在混凝土上的干摩擦系数 0.6-0.9。</translation>
    </message>
    <message>
        <source>oak and beech 600-750 kg/m³; restitution 0.4-0.5; friction wood on wood 0.25-0.5.</source>
        <translation>橡木和山毛榉 600-750 kg/m³；恢复系数 0.4-0.5；木对木摩擦系数 0.25-0.5。</translation>
    </message>
    <message>
        <source>packing foam 20-60 kg/m³; restitution and friction typical.</source>
        <translation>包装泡沫 20-60 kg/m³；恢复系数和摩擦系数为典型值。</translation>
    </message>
    <message>
        <source>polyethylene 910-970 kg/m³; restitution 0.4-0.6; friction 0.2-0.4.</source>
        <translation>聚乙烯 910-970 kg/m³；恢复系数 0.4-0.6；摩擦系数 0.2-0.4。</translation>
    </message>
    <message>
        <source>soda-lime glass 2500 kg/m³; marbles on stone 0.6-0.9; friction 0.4 (glass on glass up to 0.9).</source>
        <translation>钠钙玻璃 2500 kg/m³；玻璃弹珠落在石面上 0.6-0.9；摩擦系数 0.4（玻璃对玻璃可达 0.9）。</translation>
    </message>
    <message>
        <source>typical of SAE 30: 200-300 mPa·s at 20 °C, 30-33 mN/m, 880 kg/m³.</source>
        <translation>SAE 30 的典型值：20 °C 时 200-300 mPa·s，30-33 mN/m，880 kg/m³。</translation>
    </message>
    <message>
        <source>typical of clover honey at 17-18 % water: 2-20 Pa·s, 50-60 mN/m, 1420 kg/m³.</source>
        <translation>含水 17-18 % 的三叶草蜂蜜的典型值：2-20 Pa·s，50-60 mN/m，1420 kg/m³。</translation>
    </message>
    <message>
        <source>typical plastic viscosity 1-5 Pa·s; it is thinner when stirred, which is left out.</source>
        <translation>典型塑性黏度 1-5 Pa·s；搅动时会变稀，此处未计入。</translation>
    </message>
    <message>
        <source>warm air with soot: 1.1 kg/m³ is dry air of 48 °C by the ideal gas law, and rises in air of 20 °C by 0.9 m/s². It goes with the wind: air resistance 1.</source>
        <translation>含烟尘的暖空气：按理想气体定律，1.1 kg/m³ 相当于 48 °C 的干空气，在 20 °C 的空气中以 0.9 m/s² 上升。随风飘动：空气阻力 1。</translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>Drafts: quick and soft, with slight rings along hard edges</source>
        <translation>草稿：快速而柔和，硬边缘处略有振铃</translation>
    </message>
    <message>
        <source>Last takes: best detail, cleanest edges, slow</source>
        <translation>最终镜次：细节最好、边缘最干净，较慢</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学习型</translation>
    </message>
    <message>
        <source>Most clips: crisper, without rings along edges</source>
        <translation>多数片段：更清晰，边缘没有振铃</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Refined</source>
        <translation>精细</translation>
    </message>
</context>
<context>
    <name>parameters</name>
    <message>
        <source>Air resistance</source>
        <translation>空气阻力</translation>
    </message>
    <message>
        <source>CRC Handbook of Chemistry and Physics.</source>
        <translation>CRC 化学与物理手册。</translation>
    </message>
    <message>
        <source>Coefficient of restitution; a basketball has 0.75-0.85, a golf ball 0.8, clay 0.</source>
        <translation>恢复系数；篮球 0.75-0.85，高尔夫球 0.8，黏土 0。</translation>
    </message>
    <message>
        <source>Coefficient of sliding friction in engineering tables.</source>
        <translation>工程手册中的滑动摩擦系数。</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Differences of speed between neighbours fall by this times 40 a second.</source>
        <translation>相邻部分的速度差每秒减少该值的 40 倍。</translation>
    </message>
    <message>
        <source>Elasticity</source>
        <translation>弹性</translation>
    </message>
    <message>
        <source>Friction</source>
        <translation>摩擦</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>重力</translation>
    </message>
    <message>
        <source>How fast the swinging within cloth dies away: 0 flutters long, 1 is calm at once.</source>
        <translation>布料内部的摆动消失得多快：0 长时间飘动，1 立即静止。</translation>
    </message>
    <message>
        <source>How fast things fall: 9.81 on Earth, 1.62 on the Moon, 3.71 on Mars, 0 afloat. Less makes everything slower and larger.</source>
        <translation>物体下落有多快：地球 9.81，月球 1.62，火星 3.71，失重为 0。越小则一切显得越慢、越大。</translation>
    </message>
    <message>
        <source>How heavy matter is for its size: kg/m³, for cloth kg/m². Heavy cloth hangs where light cloth flies; it changes no free fall.</source>
        <translation>物质相对其大小有多重：kg/m³，布料为 kg/m²。重的布料下垂，轻的布料飘起；不影响自由落体。</translation>
    </message>
    <message>
        <source>How little cloth gives and how widely it folds: 0 a veil, 1 leather. Each 0.37 is ten times as stiff.</source>
        <translation>布料有多不易伸展、折得多宽：0 为薄纱，1 为皮革。每增加 0.37，硬度增加十倍。</translation>
    </message>
    <message>
        <source>How much of its speed a thing keeps when it bounces: 1 for ever, 0 not at all. In cloth, how little its swinging dies away.</source>
        <translation>物体反弹时保留多少速度：1 为永远，0 为完全不保留。对布料，表示摆动衰减得多慢。</translation>
    </message>
    <message>
        <source>How strongly a surface draws together: it rounds drops and breaks streams. It shows in scenes of a few centimetres only.</source>
        <translation>液面收缩得多强：使液滴变圆、水流断开。只在几厘米大小的场景中可见。</translation>
    </message>
    <message>
        <source>How strongly surfaces hold each other: 0 slides like ice, 0.6 makes a steep heap of sand, 1 grips.</source>
        <translation>表面之间相互抓得多紧：0 如冰面打滑，0.6 堆成陡峭的沙堆，1 牢牢抓住。</translation>
    </message>
    <message>
        <source>How strongly the air brakes: deceleration is this number times speed squared, per metre, in air of 1.204 kg/m³. The speed it falls at in the end is shown.</source>
        <translation>空气减速得多强：减速度为该值乘以速度的平方（每米），空气密度 1.204 kg/m³。会显示最终的下落速度。</translation>
    </message>
    <message>
        <source>How thick a liquid is: water 1, oil 80, honey 10000 mPa·s. Thick liquids fold and coil, thin ones splash.</source>
        <translation>液体有多稠：水 1，油 80，蜂蜜 10000 mPa·s。稠的液体会折叠盘绕，稀的会飞溅。</translation>
    </message>
    <message>
        <source>IAPWS for water (72.75 mN/m at 20 °C); CRC Handbook for other liquids.</source>
        <translation>水采用 IAPWS（20 °C 时 72.75 mN/m）；其他液体采用 CRC 手册。</translation>
    </message>
    <message>
        <source>Quadratic drag: k = density of air x drag coefficient x area / (2 x mass).</source>
        <translation>二次阻力：k = 空气密度 x 阻力系数 x 面积 / (2 x 质量)。</translation>
    </message>
    <message>
        <source>Springs between threads of 30 to 15000 N/m, chosen by eye; the preview says where its steps bound them.</source>
        <translation>织线之间 30 至 15000 N/m 的弹簧，目测选定；预演会说明其步长的限制。</translation>
    </message>
    <message>
        <source>Standard gravity, CGPM 1901 (9.80665 m/s²); NASA planetary fact sheets.</source>
        <translation>标准重力，CGPM 1901（9.80665 m/s²）；NASA 行星资料表。</translation>
    </message>
    <message>
        <source>Stiffness</source>
        <translation>刚度</translation>
    </message>
    <message>
        <source>Surface tension</source>
        <translation>表面张力</translation>
    </message>
    <message>
        <source>Tables of materials; area density by weighing.</source>
        <translation>材料手册；面密度由称重得出。</translation>
    </message>
    <message>
        <source>Viscosity</source>
        <translation>黏度</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>#rrggbb</source>
        <translation>#rrggbb</translation>
    </message>
    <message>
        <source>-273.15 °C or more</source>
        <translation>-273.15 °C 或以上</translation>
    </message>
    <message>
        <source>-40 to -5 LUFS</source>
        <translation>-40 至 -5 LUFS</translation>
    </message>
    <message>
        <source>0 kg/m³ or more</source>
        <translation>0 kg/m³ 或以上</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 或以上</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 至 1</translation>
    </message>
    <message>
        <source>0 to {1}</source>
        <translation>0 至 {1}</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 或以上</translation>
    </message>
    <message>
        <source>1 or more, or none</source>
        <translation>1 或以上，或不填</translation>
    </message>
    <message>
        <source>1 to {1}</source>
        <translation>1 至 {1}</translation>
    </message>
    <message>
        <source>1 to {1} characters to say</source>
        <translation>1 至 {1} 个字符的台词</translation>
    </message>
    <message>
        <source>1 to {1} letters</source>
        <translation>1 至 {1} 个字符</translation>
    </message>
    <message>
        <source>1, 0 or -1</source>
        <translation>1、0 或 -1</translation>
    </message>
    <message>
        <source>1-60 readable characters</source>
        <translation>1-60 个可读字符</translation>
    </message>
    <message>
        <source>1-{1} characters</source>
        <translation>1-{1} 个字符</translation>
    </message>
    <message>
        <source>16x16 to 8192x8192</source>
        <translation>16x16 至 8192x8192</translation>
    </message>
    <message>
        <source>CSV with headings</source>
        <translation>带标题行的 CSV</translation>
    </message>
    <message>
        <source>FIELD=COLUMN, FIELD of {1}</source>
        <translation>字段=列，字段为 {1} 之一</translation>
    </message>
    <message>
        <source>HTTP {1} for the clip</source>
        <translation>片段返回 HTTP {1}</translation>
    </message>
    <message>
        <source>JSON or TOML ({1})</source>
        <translation>JSON 或 TOML（{1}）</translation>
    </message>
    <message>
        <source>NAME=AMOUNT or a product like chat=67 x 2.50</source>
        <translation>名称=金额，或乘积，例如 chat=67 x 2.50</translation>
    </message>
    <message>
        <source>USD, CNY, credit ...</source>
        <translation>USD、CNY、credit ...</translation>
    </message>
    <message>
        <source>[right, up, towards the viewer] in m/s</source>
        <translation>[右，上，朝向观众]，单位 m/s</translation>
    </message>
    <message>
        <source>^ puts a speech beside another, and there is none before it</source>
        <translation>^ 将台词与另一段并列，但之前没有台词</translation>
    </message>
    <message>
        <source>a .mov target, or none</source>
        <translation>.mov 目标，或不填</translation>
    </message>
    <message>
        <source>a bill has an amount</source>
        <translation>账单应有金额</translation>
    </message>
    <message>
        <source>a class that [classes] names</source>
        <translation>[classes] 中定义的类别</translation>
    </message>
    <message>
        <source>a clip of a cloud</source>
        <translation>云端制作的片段</translation>
    </message>
    <message>
        <source>a column currency, or --currency</source>
        <translation>currency 列，或 --currency</translation>
    </message>
    <message>
        <source>a column of amounts: {1}</source>
        <translation>金额列：{1}</translation>
    </message>
    <message>
        <source>a connection</source>
        <translation>一个连接</translation>
    </message>
    <message>
        <source>a constant speed is not 0; use linear() for a freeze</source>
        <translation>恒定速度不能为 0；定格请用 linear()</translation>
    </message>
    <message>
        <source>a date like 2026-01-31</source>
        <translation>日期，例如 2026-01-31</translation>
    </message>
    <message>
        <source>a day after {1}</source>
        <translation>晚于 {1} 的日期</translation>
    </message>
    <message>
        <source>a file ending in {1}, or a link</source>
        <translation>以 {1} 结尾的文件，或链接</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数值</translation>
    </message>
    <message>
        <source>a frame rate is above 0: {1}</source>
        <translation>帧率须大于 0：{1}</translation>
    </message>
    <message>
        <source>a handle of {1} {2}</source>
        <translation>{1} {2} 的句柄</translation>
    </message>
    <message>
        <source>a handle without id and link</source>
        <translation>句柄既无编号也无链接</translation>
    </message>
    <message>
        <source>a key for each scene</source>
        <translation>每个场景一个键</translation>
    </message>
    <message>
        <source>a key for each shot</source>
        <translation>每个镜头一个键</translation>
    </message>
    <message>
        <source>a key that no other scene has</source>
        <translation>未被其他场景使用的键</translation>
    </message>
    <message>
        <source>a key twice</source>
        <translation>重复的键</translation>
    </message>
    <message>
        <source>a link that is no web address</source>
        <translation>链接不是网址</translation>
    </message>
    <message>
        <source>a list of prompts under 10 MB</source>
        <translation>小于 10 MB 的提示词列表</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <source>a list of words</source>
        <translation>词语列表</translation>
    </message>
    <message>
        <source>a list of {at, name, parameters}</source>
        <translation>由 {at, name, parameters} 组成的列表</translation>
    </message>
    <message>
        <source>a material&apos;s keys</source>
        <translation>材质的键</translation>
    </message>
    <message>
        <source>a moment within a year</source>
        <translation>一年以内的时刻</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>a name of its own for each rule</source>
        <translation>每条规则各自的名称</translation>
    </message>
    <message>
        <source>a name that is not taken</source>
        <translation>未被占用的名称</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>a number above 0</source>
        <translation>大于 0 的数值</translation>
    </message>
    <message>
        <source>a number, with a unit: {1}</source>
        <translation>带单位的数值：{1}</translation>
    </message>
    <message>
        <source>a part of the picture</source>
        <translation>画面中的一部分</translation>
    </message>
    <message>
        <source>a price book ({1})</source>
        <translation>价目表（{1}）</translation>
    </message>
    <message>
        <source>a price book under 5 MB</source>
        <translation>小于 5 MB 的价目表</translation>
    </message>
    <message>
        <source>a request is a JSON object</source>
        <translation>请求应为 JSON 对象</translation>
    </message>
    <message>
        <source>a row of the price book</source>
        <translation>价目表中的一行</translation>
    </message>
    <message>
        <source>a schema file ends within a statement: {1}</source>
        <translation>结构文件在语句中间结束：{1}</translation>
    </message>
    <message>
        <source>a second scene begins</source>
        <translation>其中又开始了第二个场景</translation>
    </message>
    <message>
        <source>a shape like 16:9, 9:16 or 1:1</source>
        <translation>形状，例如 16:9、9:16 或 1:1</translation>
    </message>
    <message>
        <source>a short word</source>
        <translation>一个简短的词</translation>
    </message>
    <message>
        <source>a sound file with the voice</source>
        <translation>含有人声的声音文件</translation>
    </message>
    <message>
        <source>a sound track without a clock</source>
        <translation>没有时钟的音轨</translation>
    </message>
    <message>
        <source>a split trial that is under way</source>
        <translation>进行中的分流试验</translation>
    </message>
    <message>
        <source>a stick with a length</source>
        <translation>有长度的标尺</translation>
    </message>
    <message>
        <source>a table of keys</source>
        <translation>键的表</translation>
    </message>
    <message>
        <source>a table under 50 MB</source>
        <translation>小于 50 MB 的表格</translation>
    </message>
    <message>
        <source>a take of that shot of this episode</source>
        <translation>此剧集中该镜头的镜次</translation>
    </message>
    <message>
        <source>a time map goes through at least two points</source>
        <translation>时间映射至少经过两个点</translation>
    </message>
    <message>
        <source>a time map has at least one segment</source>
        <translation>时间映射至少有一段</translation>
    </message>
    <message>
        <source>a time such as &quot;6 months&quot; or &quot;10 s&quot;</source>
        <translation>时间，例如“6 个月”或“10 秒”</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>a value, or brackets around it in the template</source>
        <translation>一个值，或在模板中用方括号括起</translation>
    </message>
    <message>
        <source>a version that is there</source>
        <translation>现有的版本</translation>
    </message>
    <message>
        <source>a voice of the provider</source>
        <translation>服务商自带的人声</translation>
    </message>
    <message>
        <source>a way to try the key</source>
        <translation>测试密钥的方法</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a whole number above 0</source>
        <translation>大于 0 的整数</translation>
    </message>
    <message>
        <source>above 0</source>
        <translation>大于 0</translation>
    </message>
    <message>
        <source>above 0 s</source>
        <translation>大于 0 秒</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>after {1}</source>
        <translation>晚于 {1}</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>an address such as http://proxy.example.com:8080</source>
        <translation>地址，例如 http://proxy.example.com:8080</translation>
    </message>
    <message>
        <source>an address such as https://name.example.com</source>
        <translation>类似 https://name.example.com 的地址</translation>
    </message>
    <message>
        <source>an amount above 0</source>
        <translation>大于 0 的金额</translation>
    </message>
    <message>
        <source>an amount above 0 in {1}</source>
        <translation>以 {1} 计、大于 0 的金额</translation>
    </message>
    <message>
        <source>an amount like 0.50 or 0.50 USD</source>
        <translation>金额，例如 0.50 或 0.50 USD</translation>
    </message>
    <message>
        <source>an amount like 12.50, to the millionth</source>
        <translation>金额，例如 12.50，精确到百万分之一</translation>
    </message>
    <message>
        <source>an amount, exact to the millionth</source>
        <translation>金额，精确到百万分之一</translation>
    </message>
    <message>
        <source>an even number of px</source>
        <translation>偶数像素</translation>
    </message>
    <message>
        <source>another connection or model than the one it stands in for</source>
        <translation>与它所替补的不同的连接或模型</translation>
    </message>
    <message>
        <source>another currency</source>
        <translation>另一种币种</translation>
    </message>
    <message>
        <source>another encoding, or the file saved as UTF-8</source>
        <translation>其他编码，或另存为 UTF-8 的文件</translation>
    </message>
    <message>
        <source>another name; demo is the free provider</source>
        <translation>换一个名称；demo 是免费的服务商</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>其他值</translation>
    </message>
    <message>
        <source>arms</source>
        <translation>组</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>至少一个</translation>
    </message>
    <message>
        <source>at least one clip</source>
        <translation>至少一个片段</translation>
    </message>
    <message>
        <source>at most {1}</source>
        <translation>最多 {1}</translation>
    </message>
    <message>
        <source>at most {1} rows</source>
        <translation>最多 {1} 行</translation>
    </message>
    <message>
        <source>at most {1} rows and {2} columns</source>
        <translation>最多 {1} 行 {2} 列</translation>
    </message>
    <message>
        <source>at most {1} s of speech</source>
        <translation>最多 {1} 秒的语音</translation>
    </message>
    <message>
        <source>auto: WebM holds VP9</source>
        <translation>auto：WebM 使用 VP9</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前的任务</translation>
    </message>
    <message>
        <source>brackets in pairs</source>
        <translation>成对的括号</translation>
    </message>
    <message>
        <source>brackets in pairs, not inside each other</source>
        <translation>成对且不嵌套的括号</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>cancelled by itself</source>
        <translation>自行取消</translation>
    </message>
    <message>
        <source>cannot go to {1} s</source>
        <translation>无法跳到 {1} 秒</translation>
    </message>
    <message>
        <source>cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>cells as far as {1}{2}</source>
        <translation>单元格延伸到 {1}{2}</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>classes, rules or spares</source>
        <translation>classes、rules 或 spares</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>codec</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>column {1}</source>
        <translation>第 {1} 列</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>crf</source>
        <translation>crf</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>粗剪</translation>
    </message>
    <message>
        <source>decay is true or false</source>
        <translation>decay 为 true 或 false</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>even sides of {1} to {2} pixels</source>
        <translation>{1} 至 {2} 像素的偶数边长</translation>
    </message>
    <message>
        <source>even width and height</source>
        <translation>偶数的宽和高</translation>
    </message>
    <message>
        <source>every byte at its start is the same</source>
        <translation>开头的每个字节都相同</translation>
    </message>
    <message>
        <source>every sheet in it is hidden</source>
        <translation>其中所有工作表都被隐藏</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>format is {1}; expected {2}</source>
        <translation>format 为 {1}；应为 {2}</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>frame {1} is not where the packets have it</source>
        <translation>第 {1} 帧不在数据包所示的位置</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>frames from 0 on</source>
        <translation>从 0 起的帧</translation>
    </message>
    <message>
        <source>frames within 0 to {1}</source>
        <translation>0 至 {1} 之间的帧</translation>
    </message>
    <message>
        <source>headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>id or timestamp is missing</source>
        <translation>缺少编号或时间戳</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>is no option of {1}</source>
        <translation>不是 {1} 的选项</translation>
    </message>
    <message>
        <source>is not a field of a profile</source>
        <translation>不是配置中的字段</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>it ended</source>
        <translation>它已结束</translation>
    </message>
    <message>
        <source>it has a space or line break inside</source>
        <translation>其中有空格或换行</translation>
    </message>
    <message>
        <source>it has characters that keys do not have</source>
        <translation>其中有密钥不会有的字符</translation>
    </message>
    <message>
        <source>it has more than {1} lines</source>
        <translation>超过 {1} 行</translation>
    </message>
    <message>
        <source>it has more than {1} scenes</source>
        <translation>超过 {1} 个场景</translation>
    </message>
    <message>
        <source>it has no column {1}</source>
        <translation>没有列 {1}</translation>
    </message>
    <message>
        <source>it has no list &quot;{1}&quot;</source>
        <translation>没有列表“{1}”</translation>
    </message>
    <message>
        <source>it has no rows</source>
        <translation>没有行</translation>
    </message>
    <message>
        <source>it has not been measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>it has {1}</source>
        <translation>它有 {1}</translation>
    </message>
    <message>
        <source>it has {1} MB, more than 50</source>
        <translation>有 {1} MB，超过 50</translation>
    </message>
    <message>
        <source>it has {1} bytes instead of {2}</source>
        <translation>有 {1} 字节，而不是 {2} 字节</translation>
    </message>
    <message>
        <source>it holds no rows</source>
        <translation>其中没有行</translation>
    </message>
    <message>
        <source>it holds something else</source>
        <translation>其中是别的内容</translation>
    </message>
    <message>
        <source>it holds {1}, not only [[price]] and [[rate]]</source>
        <translation>其中有 {1}，不只有 [[price]] 和 [[rate]]</translation>
    </message>
    <message>
        <source>it hung up</source>
        <translation>对方断开了连接</translation>
    </message>
    <message>
        <source>it is a workbook with the name of a text file</source>
        <translation>是工作簿，却用了文本文件的名称</translation>
    </message>
    <message>
        <source>it is an old .xls or a locked workbook; save it as .xlsx without a password</source>
        <translation>是旧版 .xls 或加锁的工作簿；请另存为不带密码的 .xlsx</translation>
    </message>
    <message>
        <source>it is closed</source>
        <translation>它已关闭</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>it is locked with a password</source>
        <translation>它有密码保护</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>它不是 JSON</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>it is no picture</source>
        <translation>它不是图片</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>它不是文本</translation>
    </message>
    <message>
        <source>it is no workbook, or a damaged one</source>
        <translation>不是工作簿，或已损坏</translation>
    </message>
    <message>
        <source>it is no workbook, or a damaged one ({1})</source>
        <translation>不是工作簿，或已损坏（{1}）</translation>
    </message>
    <message>
        <source>it is packed, which was not asked for</source>
        <translation>内容被压缩，而这并未要求</translation>
    </message>
    <message>
        <source>it is the placeholder of a documentation</source>
        <translation>是文档中的占位符</translation>
    </message>
    <message>
        <source>it is {1}, not a clip</source>
        <translation>是 {1}，不是片段</translation>
    </message>
    <message>
        <source>it made values that are no numbers</source>
        <translation>它产生了不是数值的结果</translation>
    </message>
    <message>
        <source>it made {1} of {2}</source>
        <translation>它产生了 {1}，应为 {2}</translation>
    </message>
    <message>
        <source>it must have one input and one output of floats in four dimensions</source>
        <translation>它必须有一个四维浮点输入和一个四维浮点输出</translation>
    </message>
    <message>
        <source>it refuses connections</source>
        <translation>对方拒绝连接</translation>
    </message>
    <message>
        <source>it sets {1}, which this version does not know</source>
        <translation>它设置了此版本不认识的 {1}</translation>
    </message>
    <message>
        <source>it stayed locked</source>
        <translation>它仍处于锁定状态</translation>
    </message>
    <message>
        <source>it takes no time</source>
        <translation>它不占时间</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>等待时间过长</translation>
    </message>
    <message>
        <source>it unpacks to {1} times its size, as no real workbook does</source>
        <translation>解压后是原来的 {1} 倍，真正的工作簿不会如此</translation>
    </message>
    <message>
        <source>its answer was cut off</source>
        <translation>响应中途中断</translation>
    </message>
    <message>
        <source>its answer was no proper HTTP</source>
        <translation>响应不是有效的 HTTP</translation>
    </message>
    <message>
        <source>its answer was too long</source>
        <translation>其回答太长</translation>
    </message>
    <message>
        <source>its checksum is another</source>
        <translation>校验和不同</translation>
    </message>
    <message>
        <source>its encoding cannot be found out; save it as UTF-8</source>
        <translation>无法判断其编码；请另存为 UTF-8</translation>
    </message>
    <message>
        <source>its name does not end in {1}</source>
        <translation>其名称不以 {1} 结尾</translation>
    </message>
    <message>
        <source>its name is not known here</source>
        <translation>无法解析其名称</translation>
    </message>
    <message>
        <source>its signature is wrong</source>
        <translation>其签名不正确</translation>
    </message>
    <message>
        <source>its timestamp is more than five minutes away</source>
        <translation>其时间戳相差超过五分钟</translation>
    </message>
    <message>
        <source>job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>line {1}: {2}</source>
        <translation>第 {1} 行：{2}</translation>
    </message>
    <message>
        <source>lip-sync</source>
        <translation>对口型</translation>
    </message>
    <message>
        <source>loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>map</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>material {1}</source>
        <translation>材质 {1}</translation>
    </message>
    <message>
        <source>method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>money, for the price of a credit</source>
        <translation>一个点数的价格应为货币</translation>
    </message>
    <message>
        <source>more than 0 s</source>
        <translation>大于 0 秒</translation>
    </message>
    <message>
        <source>multiple is {1}, top is {2}</source>
        <translation>multiple 为 {1}，top 为 {2}</translation>
    </message>
    <message>
        <source>must be name or pixels</source>
        <translation>必须为 name 或 pixels</translation>
    </message>
    <message>
        <source>must be printable ASCII</source>
        <translation>必须为可打印的 ASCII</translation>
    </message>
    <message>
        <source>must hold {1}</source>
        <translation>必须包含 {1}</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>name {1} is taken or no plain word</source>
        <translation>名称 {1} 已被占用或不是普通单词</translation>
    </message>
    <message>
        <source>names of columns</source>
        <translation>列的名称</translation>
    </message>
    <message>
        <source>no JPEG encoder</source>
        <translation>没有 JPEG 编码器</translation>
    </message>
    <message>
        <source>no JSON</source>
        <translation>没有 JSON</translation>
    </message>
    <message>
        <source>no Resp</source>
        <translation>没有 Resp</translation>
    </message>
    <message>
        <source>no Resp.data</source>
        <translation>没有 Resp.data</translation>
    </message>
    <message>
        <source>no Resp.video_id</source>
        <translation>没有 Resp.video_id</translation>
    </message>
    <message>
        <source>no address of the uploaded file</source>
        <translation>没有已上传文件的地址</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>no answer in {1} s</source>
        <translation>{1} 秒内没有回答</translation>
    </message>
    <message>
        <source>no answer within {1} s</source>
        <translation>{1} 秒内没有回答</translation>
    </message>
    <message>
        <source>no answer: {1}</source>
        <translation>没有回答：{1}</translation>
    </message>
    <message>
        <source>no child</source>
        <translation>没有子进程</translation>
    </message>
    <message>
        <source>no choices[0].message.content</source>
        <translation>没有 choices[0].message.content</translation>
    </message>
    <message>
        <source>no daily hours: {1}</source>
        <translation>不是每日时段：{1}</translation>
    </message>
    <message>
        <source>no decoder for this picture codec</source>
        <translation>没有此画面编码的解码器</translation>
    </message>
    <message>
        <source>no document of a release</source>
        <translation>不是版本信息文档</translation>
    </message>
    <message>
        <source>no encrypted connection came about</source>
        <translation>未能建立加密连接</translation>
    </message>
    <message>
        <source>no handle</source>
        <translation>没有句柄</translation>
    </message>
    <message>
        <source>no id</source>
        <translation>没有编号</translation>
    </message>
    <message>
        <source>no id of the uploaded file</source>
        <translation>没有已上传文件的编号</translation>
    </message>
    <message>
        <source>no job id and no video</source>
        <translation>既没有任务编号也没有视频</translation>
    </message>
    <message>
        <source>no known algorithm</source>
        <translation>没有已知的算法</translation>
    </message>
    <message>
        <source>no page</source>
        <translation>没有页面地址</translation>
    </message>
    <message>
        <source>no request_id or addresses</source>
        <translation>没有 request_id 或地址</translation>
    </message>
    <message>
        <source>no spec</source>
        <translation>没有规格</translation>
    </message>
    <message>
        <source>no such setting: {1}</source>
        <translation>没有此设置：{1}</translation>
    </message>
    <message>
        <source>no such value of {1}</source>
        <translation>{1} 没有此值</translation>
    </message>
    <message>
        <source>no take is done</source>
        <translation>没有完成的镜次</translation>
    </message>
    <message>
        <source>no upload_id</source>
        <translation>没有 upload_id</translation>
    </message>
    <message>
        <source>no version</source>
        <translation>没有版本号</translation>
    </message>
    <message>
        <source>no {1} encoder</source>
        <translation>没有 {1} 编码器</translation>
    </message>
    <message>
        <source>not JSON: {1}</source>
        <translation>不是 JSON：{1}</translation>
    </message>
    <message>
        <source>not a frame rate: {1}</source>
        <translation>不是帧率：{1}</translation>
    </message>
    <message>
        <source>not a local file: {1}</source>
        <translation>不是本地文件：{1}</translation>
    </message>
    <message>
        <source>not a whole proxy</source>
        <translation>代理不完整</translation>
    </message>
    <message>
        <source>not how a job is queued: {1}</source>
        <translation>任务不能这样入队：{1}</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>不提供</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>不受信任</translation>
    </message>
    <message>
        <source>note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>one currency at a time</source>
        <translation>一次一种币种</translation>
    </message>
    <message>
        <source>one currency for each job</source>
        <translation>每个任务一种币种</translation>
    </message>
    <message>
        <source>one for a cloud</source>
        <translation>用于云端的请求</translation>
    </message>
    <message>
        <source>one frame rate; .otio takes several</source>
        <translation>单一帧率；.otio 可接受多种</translation>
    </message>
    <message>
        <source>one link without blanks</source>
        <translation>一个不含空格的链接</translation>
    </message>
    <message>
        <source>one sign like , or ;</source>
        <translation>一个符号，例如 , 或 ;</translation>
    </message>
    <message>
        <source>one that `budget list` shows</source>
        <translation>`budget list` 所列的一个</translation>
    </message>
    <message>
        <source>one that is in force</source>
        <translation>一份有效的授权</translation>
    </message>
    <message>
        <source>one that the history lists</source>
        <translation>历史中所列的一个</translation>
    </message>
    <message>
        <source>one that was given</source>
        <translation>已给出的一个</translation>
    </message>
    <message>
        <source>one that was made</source>
        <translation>已创建的一个</translation>
    </message>
    <message>
        <source>opacity beside colours of limited range</source>
        <translation>有限范围的颜色，另附不透明度</translation>
    </message>
    <message>
        <source>overlap_px is half of tile_px or more</source>
        <translation>overlap_px 达到 tile_px 的一半或更多</translation>
    </message>
    <message>
        <source>part {1} is not whole</source>
        <translation>第 {1} 部分不完整</translation>
    </message>
    <message>
        <source>places out of order</source>
        <translation>位置顺序不对</translation>
    </message>
    <message>
        <source>point {1} at {2} does not come after the one before it</source>
        <translation>位于 {2} 的第 {1} 点不在前一点之后</translation>
    </message>
    <message>
        <source>point {1} at {2} lies behind the clip&apos;s end</source>
        <translation>位于 {2} 的第 {1} 点超出片段的结尾</translation>
    </message>
    <message>
        <source>point {1} has speed {2}; speeds are 0.0625 to 100000</source>
        <translation>第 {1} 点的速度为 {2}；速度范围为 0.0625 至 100000</translation>
    </message>
    <message>
        <source>point {1} reads at {2} s; the clip ends at {3} s</source>
        <translation>第 {1} 点读取 {2} 秒处；片段在 {3} 秒结束</translation>
    </message>
    <message>
        <source>point {1} reads before the clip&apos;s start</source>
        <translation>第 {1} 点读取到片段开头之前</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>progressive</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>prompts, clips or pictures</source>
        <translation>提示词、片段或图片</translation>
    </message>
    <message>
        <source>quotes in pairs, each cell closed</source>
        <translation>成对的引号，每个单元格都闭合</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>return code {1}</source>
        <translation>返回码 {1}</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>rows below it</source>
        <translation>其下方的行</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>scene {1}</source>
        <translation>场景 {1}</translation>
    </message>
    <message>
        <source>scene {1} is there already, at line {2}</source>
        <translation>场景 {1} 已存在，在第 {2} 行</translation>
    </message>
    <message>
        <source>scenes</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>schema files do not count up from 1: {1}</source>
        <translation>结构文件没有从 1 起连续编号：{1}</translation>
    </message>
    <message>
        <source>script</source>
        <translation>剧本</translation>
    </message>
    <message>
        <source>seconds, above 0 and at most {1}</source>
        <translation>秒数，大于 0 且不超过 {1}</translation>
    </message>
    <message>
        <source>segment at {1} s has no duration</source>
        <translation>{1} 秒处的段没有时长</translation>
    </message>
    <message>
        <source>segment at {1} s reads before the source starts</source>
        <translation>{1} 秒处的段读取到素材开始之前</translation>
    </message>
    <message>
        <source>segment starts at {1} s, expected {2} s</source>
        <translation>段从 {1} 秒开始，应为 {2} 秒</translation>
    </message>
    <message>
        <source>separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>影子</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>shooting</source>
        <translation>拍摄</translation>
    </message>
    <message>
        <source>shot</source>
        <translation>镜头</translation>
    </message>
    <message>
        <source>shot {1}</source>
        <translation>镜头 {1}</translation>
    </message>
    <message>
        <source>shot {1} has no finished take</source>
        <translation>镜头 {1} 没有完成的镜次</translation>
    </message>
    <message>
        <source>shot {1}, {2}</source>
        <translation>镜头 {1}，{2}</translation>
    </message>
    <message>
        <source>side_px</source>
        <translation>side_px</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>size_form</source>
        <translation>size_form</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>source</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>span</source>
        <translation>跨度</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>spec</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>声明</translation>
    </message>
    <message>
        <source>states</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>status {1}</source>
        <translation>状态 {1}</translation>
    </message>
    <message>
        <source>storyboard</source>
        <translation>分镜</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>text; this is another kind of file or a damaged one</source>
        <translation>文本；这是其他类型的文件或已损坏</translation>
    </message>
    <message>
        <source>the animation does not decode</source>
        <translation>动画无法解码</translation>
    </message>
    <message>
        <source>the block between --- and --- is never closed</source>
        <translation>--- 与 --- 之间的块没有闭合</translation>
    </message>
    <message>
        <source>the block of code is never closed</source>
        <translation>代码块没有闭合</translation>
    </message>
    <message>
        <source>the bracket is never closed</source>
        <translation>括号没有闭合</translation>
    </message>
    <message>
        <source>the budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>the character&apos;s name</source>
        <translation>角色的名称</translation>
    </message>
    <message>
        <source>the clip that job {1} is to be made from</source>
        <translation>任务 {1} 所要用的片段</translation>
    </message>
    <message>
        <source>the column of {1}</source>
        <translation>{1} 的列</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>the currency in line {1}</source>
        <translation>第 {1} 行的币种</translation>
    </message>
    <message>
        <source>the demo provider</source>
        <translation>演示服务商</translation>
    </message>
    <message>
        <source>the header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>the heading is empty</source>
        <translation>标题为空</translation>
    </message>
    <message>
        <source>the heading names no place</source>
        <translation>标题中没有地点</translation>
    </message>
    <message>
        <source>the headings</source>
        <translation>标题行</translation>
    </message>
    <message>
        <source>the id of one consent</source>
        <translation>一份授权的编号</translation>
    </message>
    <message>
        <source>the line</source>
        <translation>该行</translation>
    </message>
    <message>
        <source>the line is longer than {1} characters</source>
        <translation>该行超过 {1} 个字符</translation>
    </message>
    <message>
        <source>the name of a column</source>
        <translation>列的名称</translation>
    </message>
    <message>
        <source>the picture is not whole</source>
        <translation>画面不完整</translation>
    </message>
    <message>
        <source>the picture size changes within the clip</source>
        <translation>片段中画面尺寸有变化</translation>
    </message>
    <message>
        <source>the preview ended by itself</source>
        <translation>预演自行结束</translation>
    </message>
    <message>
        <source>the price book</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>the proxy does not answer</source>
        <translation>代理没有响应</translation>
    </message>
    <message>
        <source>the proxy refuses</source>
        <translation>代理拒绝了请求</translation>
    </message>
    <message>
        <source>the proxy wants a name and a password, which https_proxy in the environment can give</source>
        <translation>代理要求用户名和密码，可通过环境变量 https_proxy 提供</translation>
    </message>
    <message>
        <source>the row</source>
        <translation>该行</translation>
    </message>
    <message>
        <source>the scene is empty: nothing happens and nobody speaks in it</source>
        <translation>场景为空：没有发生任何事，也没有人说话</translation>
    </message>
    <message>
        <source>the script has not been split into scenes</source>
        <translation>剧本尚未拆分为场景</translation>
    </message>
    <message>
        <source>the sheet</source>
        <translation>该表格</translation>
    </message>
    <message>
        <source>the stage of {1}</source>
        <translation>{1} 的阶段</translation>
    </message>
    <message>
        <source>the storyboard of {1} is missing or out of date</source>
        <translation>{1} 的分镜缺失或已过期</translation>
    </message>
    <message>
        <source>the studio</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>the studio ended while it was sent</source>
        <translation>发送过程中软件退出了</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>该表格</translation>
    </message>
    <message>
        <source>the take of shot {1} has no clip</source>
        <translation>镜头 {1} 的镜次没有片段</translation>
    </message>
    <message>
        <source>there are control characters in it; this is no text</source>
        <translation>其中有控制字符；这不是文本</translation>
    </message>
    <message>
        <source>there is a title page and no script after it</source>
        <translation>有标题页，但其后没有剧本</translation>
    </message>
    <message>
        <source>there is no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>there is no scene in it</source>
        <translation>其中没有场景</translation>
    </message>
    <message>
        <source>tiles of {1} x {2} pixels with {3} around</source>
        <translation>{1} x {2} 像素的图块，四周 {3}</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>too many redirects</source>
        <translation>重定向次数太多</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>太短</translation>
    </message>
    <message>
        <source>top is {1}; expected above 0</source>
        <translation>top 为 {1}；应大于 0</translation>
    </message>
    <message>
        <source>trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>two states or more</source>
        <translation>两个或更多状态</translation>
    </message>
    <message>
        <source>two that differ</source>
        <translation>两个不同的</translation>
    </message>
    <message>
        <source>unpacked it would come to {1} MB in {2} parts</source>
        <translation>解压后会达到 {1} MB，共 {2} 个部分</translation>
    </message>
    <message>
        <source>unreadable answer: {1}</source>
        <translation>无法读取的回答：{1}</translation>
    </message>
    <message>
        <source>unreadable error: {1}</source>
        <translation>无法读取的错误：{1}</translation>
    </message>
    <message>
        <source>up to {1} letters without a comma</source>
        <translation>最多 {1} 个字符，不含逗号</translation>
    </message>
    <message>
        <source>uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>what happens</source>
        <translation>发生什么</translation>
    </message>
    <message>
        <source>what happens in it</source>
        <translation>其中发生什么</translation>
    </message>
    <message>
        <source>what the shadow may cost in all</source>
        <translation>影子试验总共可花费的金额</translation>
    </message>
    <message>
        <source>what was written cannot be read back</source>
        <translation>写入的内容无法读回</translation>
    </message>
    <message>
        <source>where the figure comes from</source>
        <translation>数字的来源</translation>
    </message>
    <message>
        <source>with its address it is longer than a keyring can keep</source>
        <translation>连同地址后超过密钥环所能保存的长度</translation>
    </message>
    <message>
        <source>words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{1} can be {2} to {3}</source>
        <translation>{1} 只能是 {2} 到 {3}</translation>
    </message>
    <message>
        <source>{1} cells</source>
        <translation>{1} 个单元格</translation>
    </message>
    <message>
        <source>{1} characters</source>
        <translation>{1} 个字符</translation>
    </message>
    <message>
        <source>{1} closes nothing</source>
        <translation>{1} 没有可闭合的对象</translation>
    </message>
    <message>
        <source>{1} columns</source>
        <translation>{1} 列</translation>
    </message>
    <message>
        <source>{1} frames</source>
        <translation>{1} 帧</translation>
    </message>
    <message>
        <source>{1} has an unknown key {2}; known are {3}</source>
        <translation>{1} 有未知的键 {2}；已知的有 {3}</translation>
    </message>
    <message>
        <source>{1} has no place in a file</source>
        <translation>{1} 不能写入文件</translation>
    </message>
    <message>
        <source>{1} is never closed</source>
        <translation>{1} 没有闭合</translation>
    </message>
    <message>
        <source>{1} is no JSON</source>
        <translation>{1} 不是 JSON</translation>
    </message>
    <message>
        <source>{1} is not a handle: [across, up]</source>
        <translation>{1} 不是手柄：[横，纵]</translation>
    </message>
    <message>
        <source>{1} is not a number</source>
        <translation>{1} 不是数值</translation>
    </message>
    <message>
        <source>{1} is not there</source>
        <translation>{1} 不存在</translation>
    </message>
    <message>
        <source>{1} is to speak and says nothing</source>
        <translation>{1} 应说话却没有台词</translation>
    </message>
    <message>
        <source>{1} is too fine</source>
        <translation>{1} 太精细</translation>
    </message>
    <message>
        <source>{1} is too large</source>
        <translation>{1} 太大</translation>
    </message>
    <message>
        <source>{1} is {2}; expected {3} to {4}</source>
        <translation>{1} 为 {2}；应为 {3} 至 {4}</translation>
    </message>
    <message>
        <source>{1} is {2}; it is one of {3}</source>
        <translation>{1} 为 {2}；应为 {3} 之一</translation>
    </message>
    <message>
        <source>{1} limited range</source>
        <translation>有限范围的 {1}</translation>
    </message>
    <message>
        <source>{1} means nothing there</source>
        <translation>{1} 在此没有意义</translation>
    </message>
    <message>
        <source>{1} s or more</source>
        <translation>{1} 秒或更长</translation>
    </message>
    <message>
        <source>{1} shots</source>
        <translation>{1} 个镜头</translation>
    </message>
    <message>
        <source>{1} the speed is {2}; speeds are 0.0625 to 100000, or 0 for a freeze</source>
        <translation>{1} 速度为 {2}；速度范围为 0.0625 至 100000，定格为 0</translation>
    </message>
    <message>
        <source>{1} to {2} seconds</source>
        <translation>{1} 至 {2} 秒</translation>
    </message>
    <message>
        <source>{1} to {2} shots</source>
        <translation>{1} 至 {2} 个镜头</translation>
    </message>
    <message>
        <source>{1}, action</source>
        <translation>{1}，动作</translation>
    </message>
    <message>
        <source>{1}, as the header has (is a separator inside a text without quotes?)</source>
        <translation>{1}，与表头一致（文本中是否有未加引号的分隔符？）</translation>
    </message>
    <message>
        <source>{1}, camera_angle</source>
        <translation>{1}，机位</translation>
    </message>
    <message>
        <source>{1}, duration_s</source>
        <translation>{1}，时长</translation>
    </message>
    <message>
        <source>{1}-25000 kg/m³ for a liquid</source>
        <translation>液体为 {1}-25000 kg/m³</translation>
    </message>
    <message>
        <source>{1}x{2} while it runs</source>
        <translation>运行期间为 {1}x{2}</translation>
    </message>
</context>
<context>
    <name>physics</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Bouncing ball</source>
        <translation>弹跳球</translation>
    </message>
    <message>
        <source>By the physics</source>
        <translation>由物理决定</translation>
    </message>
    <message>
        <source>Cloth and soft bodies</source>
        <translation>布料与软体</translation>
    </message>
    <message>
        <source>Confetti</source>
        <translation>彩纸屑</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Earth</source>
        <translation>地球</translation>
    </message>
    <message>
        <source>Eddies below {bound} cm are lost in the grid</source>
        <translation>小于 {bound} cm 的涡流在网格中丢失</translation>
    </message>
    <message>
        <source>Exponential: slow, then fast</source>
        <translation>指数：先慢后快</translation>
    </message>
    <message>
        <source>Falling product</source>
        <translation>坠落的商品</translation>
    </message>
    <message>
        <source>Flag in the wind</source>
        <translation>风中的旗帜</translation>
    </message>
    <message>
        <source>Fluid</source>
        <translation>流体</translation>
    </message>
    <message>
        <source>Frames blended</source>
        <translation>帧混合数</translation>
    </message>
    <message>
        <source>Free fall</source>
        <translation>自由落体</translation>
    </message>
    <message>
        <source>Lift {bound} m/s² in this air</source>
        <translation>此空气中的浮力 {bound} m/s²</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Logarithmic: fast, then slow</source>
        <translation>对数：先快后慢</translation>
    </message>
    <message>
        <source>Mars</source>
        <translation>火星</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>月球</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>动态模糊</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>自定义点</translation>
    </message>
    <message>
        <source>Particles</source>
        <translation>粒子</translation>
    </message>
    <message>
        <source>Pendulum</source>
        <translation>单摆</translation>
    </message>
    <message>
        <source>Pour</source>
        <translation>倾倒</translation>
    </message>
    <message>
        <source>Rigid bodies</source>
        <translation>刚体</translation>
    </message>
    <message>
        <source>Runs at {bound} of the asked time scale: the solver needs more steps than it has</source>
        <translation>以所要求时间比例的 {bound} 运行：求解器需要的步数超出上限</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>沙</translation>
    </message>
    <message>
        <source>Scarf in the wind</source>
        <translation>风中的围巾</translation>
    </message>
    <message>
        <source>Smoke</source>
        <translation>烟</translation>
    </message>
    <message>
        <source>Splash</source>
        <translation>飞溅</translation>
    </message>
    <message>
        <source>Stiffer than the steps allow: all above {bound} N/m looks the same</source>
        <translation>硬度超过步长所允许的：高于 {bound} N/m 看起来都一样</translation>
    </message>
    <message>
        <source>Stiffness is resolved (up to {bound} N/m)</source>
        <translation>刚度可分辨（最高 {bound} N/m）</translation>
    </message>
    <message>
        <source>Surface tension is below the grid&apos;s resolution: curves of {asked} cells, {bound} needed</source>
        <translation>表面张力低于网格分辨率：曲面为 {asked} 格，需要 {bound} 格</translation>
    </message>
    <message>
        <source>Surface tension is resolved</source>
        <translation>表面张力可分辨</translation>
    </message>
    <message>
        <source>Swinging drop</source>
        <translation>振荡的液滴</translation>
    </message>
    <message>
        <source>Terminal velocity {bound} m/s in this air</source>
        <translation>此空气中的终端速度 {bound} m/s</translation>
    </message>
    <message>
        <source>Throw</source>
        <translation>抛掷</translation>
    </message>
    <message>
        <source>Viscosity is below the grid&apos;s resolution: all below {bound} mPa·s looks the same</source>
        <translation>黏度低于网格分辨率：低于 {bound} mPa·s 看起来都一样</translation>
    </message>
    <message>
        <source>Viscosity is resolved (floor {bound} mPa·s)</source>
        <translation>黏度可分辨（下限 {bound} mPa·s）</translation>
    </message>
    <message>
        <source>Zero gravity</source>
        <translation>零重力</translation>
    </message>
</context>
<context>
    <name>prices</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>From volume</source>
        <translation>起始用量</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>One unit of</source>
        <translation>1 单位</translation>
    </message>
    <message>
        <source>Only for size</source>
        <translation>仅限尺寸</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Set this price</source>
        <translation>设置此价格</translation>
    </message>
    <message>
        <source>Set this rate</source>
        <translation>设置此汇率</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Times, by mode</source>
        <translation>各模式的倍率</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>失效日期</translation>
    </message>
    <message>
        <source>Where the figure comes from</source>
        <translation>数字的来源</translation>
    </message>
    <message>
        <source>a clip</source>
        <translation>每个片段</translation>
    </message>
    <message>
        <source>a credit</source>
        <translation>每点数</translation>
    </message>
    <message>
        <source>a million tokens</source>
        <translation>每百万词元</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>is worth</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>of</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>punctuation</name>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
    <message>
        <source>{one} {more}</source>
        <translation>{one}{more}</translation>
    </message>
    <message>
        <source>{one}, {more}</source>
        <translation>{one}，{more}</translation>
    </message>
    <message>
        <source>{one}. {more}</source>
        <translation>{one}。{more}</translation>
    </message>
    <message>
        <source>{one}; {more}</source>
        <translation>{one}；{more}</translation>
    </message>
    <message>
        <source>{words} ({more})</source>
        <translation>{words}（{more}）</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Clip and effect</source>
        <translation>片段与效果</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation>失败：{why}</translation>
    </message>
    <message>
        <source>Goes on by itself when this is mended</source>
        <translation>问题解决后自动继续</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Queue paused</source>
        <translation>队列已暂停</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The queue stopped after {title}, as you wanted.</source>
        <translation>按你的要求，队列在 {title} 之后停止。</translation>
    </message>
    <message>
        <source>The queue stopped: {n} jobs failed in the same way. {why}</source>
        <translation>队列已停止：{n} 个任务以同样的方式失败。{why}</translation>
    </message>
    <message>
        <source>Tried again at {until}</source>
        <translation>{until} 再次尝试</translation>
    </message>
    <message>
        <source>Waits for {job}</source>
        <translation>等待 {job}</translation>
    </message>
    <message>
        <source>Waits for {job}, which was not done</source>
        <translation>等待 {job}，但它未完成</translation>
    </message>
    <message>
        <source>Waits until you accept {job}</source>
        <translation>等待你通过 {job}</translation>
    </message>
    <message>
        <source>Waits until {until}</source>
        <translation>等到 {until}</translation>
    </message>
    <message>
        <source>Waits until {until}, off-peak</source>
        <translation>等到 {until}，闲时</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>约 {amount}</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>then the queue stops</source>
        <translation>之后队列停止</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{amount} charged</source>
        <translation>{amount} 已扣费</translation>
    </message>
    <message>
        <source>{amount} set aside</source>
        <translation>{amount} 已预留</translation>
    </message>
    <message>
        <source>{done} / {all} frames</source>
        <translation>第 {done} / {all} 帧</translation>
    </message>
    <message>
        <source>{n} done</source>
        <translation>{n} 个完成</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} 个失败</translation>
    </message>
    <message>
        <source>{n} interrupted</source>
        <translation>{n} 个中断</translation>
    </message>
    <message>
        <source>{n} paused</source>
        <translation>{n} 个暂停</translation>
    </message>
    <message>
        <source>{n} running</source>
        <translation>{n} 个运行中</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} 个等待中</translation>
    </message>
    <message>
        <source>{n} without a known price</source>
        <translation>{n} 个价格未知</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>还剩 {span}</translation>
    </message>
</context>
<context>
    <name>queue_menu</name>
    <message>
        <source>&amp;Accept the clip for its finals</source>
        <translation>为其成片通过该片段(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>As soon as it can</source>
        <translation>尽快</translation>
    </message>
    <message>
        <source>As the settings say</source>
        <translation>按设置</translation>
    </message>
    <message>
        <source>At a moment…</source>
        <translation>指定时刻…</translation>
    </message>
    <message>
        <source>At any hour</source>
        <translation>任何时段</translation>
    </message>
    <message>
        <source>Falling</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>一小时后</translation>
    </message>
    <message>
        <source>In eight hours</source>
        <translation>八小时后</translation>
    </message>
    <message>
        <source>In off-peak hours only</source>
        <translation>仅在闲时</translation>
    </message>
    <message>
        <source>Pri&amp;ority</source>
        <translation>优先级(&amp;O)</translation>
    </message>
    <message>
        <source>Queue the fi&amp;nal of this draft…</source>
        <translation>将此草稿的成片加入队列(&amp;N)…</translation>
    </message>
    <message>
        <source>Retry what failed of this &amp;batch</source>
        <translation>重试本批次中失败的任务(&amp;B)</translation>
    </message>
    <message>
        <source>Rising</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>S&amp;top the queue after this</source>
        <translation>此任务之后停止队列(&amp;T)</translation>
    </message>
    <message>
        <source>Sort b&amp;y</source>
        <translation>排序(&amp;Y)</translation>
    </message>
    <message>
        <source>Start &amp;without waiting for others</source>
        <translation>不等其他任务即开始(&amp;W)</translation>
    </message>
    <message>
        <source>Start a&amp;fter others…</source>
        <translation>排在其他任务之后(&amp;F)…</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>稍后开始</translation>
    </message>
    <message>
        <source>Start not before</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>The order of the queue</source>
        <translation>队列的顺序</translation>
    </message>
</context>
<context>
    <name>receipts</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Frames between</source>
        <translation>补帧</translation>
    </message>
    <message>
        <source>Hyperlapse</source>
        <translation>移动延时</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>物质</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation>延时摄影</translation>
    </message>
    <message>
        <source>done on this machine afterwards</source>
        <translation>之后在本机上完成</translation>
    </message>
    <message>
        <source>in a field of its own</source>
        <translation>用专门的字段</translation>
    </message>
    <message>
        <source>in the prompt</source>
        <translation>写在提示词中</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>only kept with the job</source>
        <translation>仅随任务保存</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>0 without friction; below 0 it gains</source>
        <translation>无摩擦时为 0；低于 0 表示增益</translation>
    </message>
    <message>
        <source>0; every frame that is measured is decoded</source>
        <translation>0；所测量的每一帧均已解码</translation>
    </message>
    <message>
        <source>0; stretches of 0.25 s and more in which nothing changes</source>
        <translation>0；0.25 秒及以上没有任何变化的片断</translation>
    </message>
    <message>
        <source>1 is equal</source>
        <translation>1 为相等</translation>
    </message>
    <message>
        <source>1/period</source>
        <translation>1/周期</translation>
    </message>
    <message>
        <source>100 is best; only for clips of the same frames</source>
        <translation>100 为最佳；仅适用于相同帧的片段</translation>
    </message>
    <message>
        <source>1; attention above 1.25</source>
        <translation>1；高于 1.25 需注意</translation>
    </message>
    <message>
        <source>1; attention beyond 5 %</source>
        <translation>1；偏差超过 5 % 需注意</translation>
    </message>
    <message>
        <source>20 and more</source>
        <translation>20 及以上</translation>
    </message>
    <message>
        <source>600 at most</source>
        <translation>最多 600</translation>
    </message>
    <message>
        <source>8-bit steps</source>
        <translation>8 位级差</translation>
    </message>
    <message>
        <source>9.81 on Earth</source>
        <translation>地球上为 9.81</translation>
    </message>
    <message>
        <source>9.81 on Earth, 3.71 on Mars, 1.62 on the Moon</source>
        <translation>地球 9.81，火星 3.71，月球 1.62</translation>
    </message>
    <message>
        <source>95th percentile of flow</source>
        <translation>光流的第 95 百分位</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Acceleration</source>
        <translation>加速度</translation>
    </message>
    <message>
        <source>Acceleration (px/s²), smoothed</source>
        <translation>平滑后的加速度（px/s²）</translation>
    </message>
    <message>
        <source>Acceleration of points</source>
        <translation>点的加速度</translation>
    </message>
    <message>
        <source>Agreement on the view</source>
        <translation>画面运动的一致性</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>振幅</translation>
    </message>
    <message>
        <source>Arcs that agree</source>
        <translation>相符的弧线</translation>
    </message>
    <message>
        <source>Black borders</source>
        <translation>黑边</translation>
    </message>
    <message>
        <source>Black frames</source>
        <translation>黑帧</translation>
    </message>
    <message>
        <source>Bounces that gain energy</source>
        <translation>增加能量的反弹</translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation>帧节奏</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>Camera stands still</source>
        <translation>摄像机静止</translation>
    </message>
    <message>
        <source>Change from frame to frame</source>
        <translation>帧间变化</translation>
    </message>
    <message>
        <source>Change of acceleration</source>
        <translation>加速度的变化</translation>
    </message>
    <message>
        <source>Compared with, or why it cannot be told</source>
        <translation>比较对象，或无法判断的原因</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>镜头切换</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Decoding errors</source>
        <translation>解码错误</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Dots: seen; solid line: fit; dashed line: where the gravity that was asked for would take it</source>
        <translation>点：所见；实线：拟合；虚线：按所要求的重力应走的路径</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>EBU R 128; -14 for the web, -23 for broadcast</source>
        <translation>EBU R 128；网络 -14，广播 -23</translation>
    </message>
    <message>
        <source>Energy kept at a bounce</source>
        <translation>反弹保留的能量</translation>
    </message>
    <message>
        <source>Energy lost in a period</source>
        <translation>每周期损失的能量</translation>
    </message>
    <message>
        <source>Every frame, as high as its change from the one before</source>
        <translation>每一帧，高度为其相对前一帧的变化</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Fidelity to the source</source>
        <translation>对素材的忠实度</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Frames bend in a rhythm, but the video coder has the same rhythm and may have caused it.</source>
        <translation>帧按节奏弯曲，但视频编码器有相同的节奏，可能是它造成的。</translation>
    </message>
    <message>
        <source>Frames compared</source>
        <translation>比较的帧数</translation>
    </message>
    <message>
        <source>Frames in flight</source>
        <translation>飞行中的帧数</translation>
    </message>
    <message>
        <source>Frames in swing</source>
        <translation>摆动中的帧数</translation>
    </message>
    <message>
        <source>Frames made up</source>
        <translation>补出的帧</translation>
    </message>
    <message>
        <source>Frames that can be judged</source>
        <translation>可判断的帧数</translation>
    </message>
    <message>
        <source>Frames were repeated or made up, so places in them are not measured ones.</source>
        <translation>有帧被重复或补出，因此其中的位置不是实测值。</translation>
    </message>
    <message>
        <source>Free flight</source>
        <translation>自由飞行</translation>
    </message>
    <message>
        <source>Frozen time</source>
        <translation>静止时间</translation>
    </message>
    <message>
        <source>Gain over mixing</source>
        <translation>相对混合的增益</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>重力</translation>
    </message>
    <message>
        <source>Gravity over what was asked</source>
        <translation>重力与要求之比</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>How the source&apos;s time was bent is not known; an even speed was assumed.</source>
        <translation>不知道素材的时间如何弯曲；假定速度均匀。</translation>
    </message>
    <message>
        <source>Implied time scale</source>
        <translation>推算的时间比例</translation>
    </message>
    <message>
        <source>Inconsistent flow</source>
        <translation>不一致的光流</translation>
    </message>
    <message>
        <source>Interval of acceleration, 95 %</source>
        <translation>加速度区间，95 %</translation>
    </message>
    <message>
        <source>Interval of gravity, 95 %</source>
        <translation>重力区间，95 %</translation>
    </message>
    <message>
        <source>Interval of the period, 95 %</source>
        <translation>周期区间，95 %</translation>
    </message>
    <message>
        <source>Invented frames</source>
        <translation>补出的帧</translation>
    </message>
    <message>
        <source>It cost {saved} more than your {baseline}: {spent} were spent.</source>
        <translation>比你的 {baseline} 多花了 {saved}：共支出 {spent}。</translation>
    </message>
    <message>
        <source>Jerk</source>
        <translation>加加速度</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>最近一年</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>摆长</translation>
    </message>
    <message>
        <source>Light and stillness</source>
        <translation>光线与静止</translation>
    </message>
    <message>
        <source>Look at: {what}</source>
        <translation>请查看：{what}</translation>
    </message>
    <message>
        <source>Lost frames</source>
        <translation>丢失的帧</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Main frequency of flicker</source>
        <translation>闪烁的主频率</translation>
    </message>
    <message>
        <source>Mean brightness from its trend (%)</source>
        <translation>平均亮度与其趋势的偏差（%）</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量项</translation>
    </message>
    <message>
        <source>Measured: nothing stands out</source>
        <translation>已测量：没有异常</translation>
    </message>
    <message>
        <source>Mixed frames</source>
        <translation>混合的帧</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>Motion report</source>
        <translation>运动报告</translation>
    </message>
    <message>
        <source>Motion report: {told}. Each measure stands for itself: there is no overall score, and none of these is the score a provider gives.</source>
        <translation>运动报告：{told}。每项测量各自独立：没有总分，其中任何一项都不是服务商给出的评分。</translation>
    </message>
    <message>
        <source>Motion: made up</source>
        <translation>运动：补出</translation>
    </message>
    <message>
        <source>Motion: nothing odd</source>
        <translation>运动：无异常</translation>
    </message>
    <message>
        <source>Motion: {n} to look at</source>
        <translation>运动：{n} 处需查看</translation>
    </message>
    <message>
        <source>No bounce was seen.</source>
        <translation>没有看到反弹。</translation>
    </message>
    <message>
        <source>No frames of the two clips show the same moment.</source>
        <translation>两个片段没有显示同一时刻的帧。</translation>
    </message>
    <message>
        <source>No saving can be stated: nothing was made, or a part is unknown or in another currency.</source>
        <translation>无法说明节省了多少：没有制作任何内容，或有一部分未知或为其他币种。</translation>
    </message>
    <message>
        <source>No single moving thing could be followed.</source>
        <translation>无法跟踪单个运动物体。</translation>
    </message>
    <message>
        <source>No source was given; give --source.</source>
        <translation>没有给出素材；请用 --source 指定。</translation>
    </message>
    <message>
        <source>Nothing that was followed is accelerated.</source>
        <translation>所跟踪的物体没有加速度。</translation>
    </message>
    <message>
        <source>Nothing that was followed swings.</source>
        <translation>所跟踪的物体没有摆动。</translation>
    </message>
    <message>
        <source>Only the beginning of the clip was measured.</source>
        <translation>只测量了片段的开头。</translation>
    </message>
    <message>
        <source>Own frames per second</source>
        <translation>每秒独立帧数</translation>
    </message>
    <message>
        <source>PSNR of brightness</source>
        <translation>亮度 PSNR</translation>
    </message>
    <message>
        <source>Parabola against cubic</source>
        <translation>抛物线与三次曲线之比</translation>
    </message>
    <message>
        <source>Pendulum</source>
        <translation>单摆</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Place (px): down, across, fit of down</source>
        <translation>位置（px）：纵向、横向、纵向拟合</translation>
    </message>
    <message>
        <source>Points followed</source>
        <translation>跟踪的点数</translation>
    </message>
    <message>
        <source>Predictability</source>
        <translation>可预测性</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Range up to {high}</source>
        <translation>范围：不超过 {high}</translation>
    </message>
    <message>
        <source>Range {low} and more</source>
        <translation>范围：{low} 及以上</translation>
    </message>
    <message>
        <source>Range {low} to {high}</source>
        <translation>范围：{low} 至 {high}</translation>
    </message>
    <message>
        <source>Range; ⚠: deserves a look</source>
        <translation>范围；⚠：值得一看</translation>
    </message>
    <message>
        <source>Repeated frames</source>
        <translation>重复的帧</translation>
    </message>
    <message>
        <source>Restitution</source>
        <translation>恢复系数</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>节奏</translation>
    </message>
    <message>
        <source>SSIM of brightness</source>
        <translation>亮度 SSIM</translation>
    </message>
    <message>
        <source>Saved {saved} against your {baseline}, with {spent} spent.</source>
        <translation>相对你的 {baseline} 节省了 {saved}，支出 {spent}。</translation>
    </message>
    <message>
        <source>Shake</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>Smoothness of motion</source>
        <translation>运动的平滑度</translation>
    </message>
    <message>
        <source>Speed of points</source>
        <translation>点的速度</translation>
    </message>
    <message>
        <source>The acceleration changes along the arc, as with air drag, perspective or a speed ramp: it is no free fall.</source>
        <translation>加速度沿弧线变化，如空气阻力、透视或变速所致：不是自由落体。</translation>
    </message>
    <message>
        <source>The arcs of the motion have different accelerations: the speed changes within the clip, or it is no free flight.</source>
        <translation>运动的各段弧线加速度不同：片段中速度有变化，或不是自由飞行。</translation>
    </message>
    <message>
        <source>The clip has too few frames.</source>
        <translation>片段的帧数太少。</translation>
    </message>
    <message>
        <source>The file is damaged: only what decodes was measured.</source>
        <translation>文件已损坏：只测量了可解码的部分。</translation>
    </message>
    <message>
        <source>The interval of confidence is too wide.</source>
        <translation>置信区间太宽。</translation>
    </message>
    <message>
        <source>The length of a pixel is not known; give --metres-per-pixel.</source>
        <translation>不知道一个像素的长度；请用 --metres-per-pixel 指定。</translation>
    </message>
    <message>
        <source>The length of a pixel is not known; set the scale of this clip.</source>
        <translation>不知道一个像素的长度；请设置此片段的比例。</translation>
    </message>
    <message>
        <source>The path is no parabola.</source>
        <translation>轨迹不是抛物线。</translation>
    </message>
    <message>
        <source>The picture is too small to measure motion in.</source>
        <translation>画面太小，无法测量运动。</translation>
    </message>
    <message>
        <source>The source has another shape.</source>
        <translation>素材的画面形状不同。</translation>
    </message>
    <message>
        <source>There is no sound that can be measured.</source>
        <translation>没有可测量的声音。</translation>
    </message>
    <message>
        <source>There is no source to compare it with.</source>
        <translation>没有可比较的素材。</translation>
    </message>
    <message>
        <source>There is nothing of the kind in the clip.</source>
        <translation>片段中没有此类内容。</translation>
    </message>
    <message>
        <source>This needs a part that the FFmpeg in use lacks.</source>
        <translation>这需要所用 FFmpeg 缺少的部分。</translation>
    </message>
    <message>
        <source>Too few points could be followed.</source>
        <translation>能跟踪的点太少。</translation>
    </message>
    <message>
        <source>Too little moves to tell.</source>
        <translation>运动太少，无法判断。</translation>
    </message>
    <message>
        <source>Too little standing texture shows whether the camera moved.</source>
        <translation>静止的纹理太少，无法判断摄像机是否移动。</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>真峰值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>VBench&apos;s temporal flickering is 1 - x/255, meant for still cameras; no measure of quality</source>
        <translation>VBench 的时间闪烁为 1 - x/255，适用于静止摄像机；不是质量指标</translation>
    </message>
    <message>
        <source>VMAF</source>
        <translation>VMAF</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Variable frame rate</source>
        <translation>可变帧率</translation>
    </message>
    <message>
        <source>Velocity (px/s)</source>
        <translation>速度（px/s）</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Warping error</source>
        <translation>扭曲误差</translation>
    </message>
    <message>
        <source>Warping error of each frame (8-bit steps)</source>
        <translation>每帧的扭曲误差（8 位级差）</translation>
    </message>
    <message>
        <source>Warping error, 95th percentile</source>
        <translation>扭曲误差，第 95 百分位</translation>
    </message>
    <message>
        <source>Way of the view</source>
        <translation>画面移动路程</translation>
    </message>
    <message>
        <source>What was followed swings; see the pendulum.</source>
        <translation>所跟踪的物体在摆动；见单摆。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Without a figure of your own no saving is stated.</source>
        <translation>没有你自己的数字，就不说明节省了多少。</translation>
    </message>
    <message>
        <source>after lost</source>
        <translation>丢帧之后</translation>
    </message>
    <message>
        <source>along its path</source>
        <translation>沿其路径</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>同上</translation>
    </message>
    <message>
        <source>at most 1</source>
        <translation>最多 1</translation>
    </message>
    <message>
        <source>attention above -1</source>
        <translation>高于 -1 需注意</translation>
    </message>
    <message>
        <source>attention above 0.1</source>
        <translation>高于 0.1 需注意</translation>
    </message>
    <message>
        <source>attention above 0.3</source>
        <translation>高于 0.3 需注意</translation>
    </message>
    <message>
        <source>bounces</source>
        <translation>次反弹</translation>
    </message>
    <message>
        <source>by gaps in time stamps, and by steps two or more times too long</source>
        <translation>依据时间戳的缺口，以及长两倍或更多的间隔</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>cannot be told for sure</source>
        <translation>无法确定</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>changes of scene</source>
        <translation>场景切换</translation>
    </message>
    <message>
        <source>cuts</source>
        <translation>处</translation>
    </message>
    <message>
        <source>deg</source>
        <translation>度</translation>
    </message>
    <message>
        <source>deviation of mean brightness from its trend over 1 s; steady footage 0 to 0.3, attention above 1</source>
        <translation>平均亮度与其 1 秒趋势的偏差；稳定的画面为 0 至 0.3，高于 1 需注意</translation>
    </message>
    <message>
        <source>distance from the equation of motion; attention above 2</source>
        <translation>与运动方程的距离；高于 2 需注意</translation>
    </message>
    <message>
        <source>distance from the parabolas; attention above 2</source>
        <translation>与抛物线的距离；高于 2 需注意</translation>
    </message>
    <message>
        <source>each frame made from its neighbours by flow; not VBench&apos;s figure, which needs its own network</source>
        <translation>每一帧由相邻帧经光流生成；不是 VBench 的数值，后者需要其自己的网络</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>个错误</translation>
    </message>
    <message>
        <source>every frame shows a moment of its own, as far as can be seen</source>
        <translation>就所能看出的，每一帧都显示各自的时刻</translation>
    </message>
    <message>
        <source>expected: {what}</source>
        <translation>应为：{what}</translation>
    </message>
    <message>
        <source>fake: made by repeating, mixing or inventing frames</source>
        <translation>假：由重复、混合或补出的帧构成</translation>
    </message>
    <message>
        <source>fps</source>
        <translation>fps</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>frames are made up between others in a rhythm</source>
        <translation>按节奏在帧之间补出帧</translation>
    </message>
    <message>
        <source>frames are mixed from their neighbours in a rhythm</source>
        <translation>部分帧按固定节奏由相邻帧混合而成</translation>
    </message>
    <message>
        <source>frames are repeated in a rhythm</source>
        <translation>按节奏重复帧</translation>
    </message>
    <message>
        <source>from straight down the picture; attention beyond 3</source>
        <translation>相对画面正下方；超过 3 需注意</translation>
    </message>
    <message>
        <source>from the path smoothed over 0.5 s</source>
        <translation>与 0.5 秒平滑路径的偏差</translation>
    </message>
    <message>
        <source>from the pivot to the middle of the bob</source>
        <translation>从支点到摆锤中心</translation>
    </message>
    <message>
        <source>genuine: no frames made of others were found</source>
        <translation>真：没有发现由其他帧制成的帧</translation>
    </message>
    <message>
        <source>half width, doubled</source>
        <translation>半宽，加倍</translation>
    </message>
    <message>
        <source>half width; the formal interval, doubled</source>
        <translation>半宽；形式区间，加倍</translation>
    </message>
    <message>
        <source>how much better flow explains a frame than mixing its neighbours; under 0.3 frames are mixtures</source>
        <translation>光流比混合相邻帧更能解释一帧的程度；低于 0.3 说明帧是混合的</translation>
    </message>
    <message>
        <source>in real time</source>
        <translation>按真实时间</translation>
    </message>
    <message>
        <source>in video time</source>
        <translation>按视频时间</translation>
    </message>
    <message>
        <source>invented</source>
        <translation>补出</translation>
    </message>
    <message>
        <source>largest angle</source>
        <translation>最大角度</translation>
    </message>
    <message>
        <source>left, top, right, bottom; 0</source>
        <translation>左、上、右、下；0</translation>
    </message>
    <message>
        <source>length of a pixel not known</source>
        <translation>不知道一个像素的长度</translation>
    </message>
    <message>
        <source>m/s²</source>
        <translation>m/s²</translation>
    </message>
    <message>
        <source>mean step</source>
        <translation>平均步长</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation>画面的</translation>
    </message>
    <message>
        <source>one frame in so many is the clip&apos;s own</source>
        <translation>每隔这么多帧，才有一帧是片段自身的</translation>
    </message>
    <message>
        <source>over an arc, as a share; 0</source>
        <translation>在一段弧线上，按比例；0</translation>
    </message>
    <message>
        <source>over frames of the same moment; 100 is equal</source>
        <translation>在同一时刻的帧上；100 为相等</translation>
    </message>
    <message>
        <source>own</source>
        <translation>独立</translation>
    </message>
    <message>
        <source>points of the track set by hand: {n}</source>
        <translation>手动设置的轨迹点：{n}</translation>
    </message>
    <message>
        <source>px/frame</source>
        <translation>px/帧</translation>
    </message>
    <message>
        <source>px/frame²</source>
        <translation>px/帧²</translation>
    </message>
    <message>
        <source>px/s²</source>
        <translation>px/s²</translation>
    </message>
    <message>
        <source>real s/video s</source>
        <translation>真实秒/视频秒</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>repeats, mixtures and inventions that come in a rhythm</source>
        <translation>按固定节奏出现的重复、混合和补出的帧</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>second difference</source>
        <translation>二阶差分</translation>
    </message>
    <message>
        <source>share of corners that move as one; under 0.5 the camera is unverified</source>
        <translation>一致移动的角点比例；低于 0.5 则摄像机未经验证</translation>
    </message>
    <message>
        <source>share of points; attention under 0.7</source>
        <translation>点的比例；低于 0.7 需注意</translation>
    </message>
    <message>
        <source>share where flow there and back disagree; attention above 0.1</source>
        <translation>往返光流不一致的比例；高于 0.1 需注意</translation>
    </message>
    <message>
        <source>speed after over speed before, each bounce; 0 to 1</source>
        <translation>每次反弹后与反弹前的速度之比；0 至 1</translation>
    </message>
    <message>
        <source>the average rate without repeats, mixtures and inventions</source>
        <translation>去除重复、混合和补出的帧后的平均帧率</translation>
    </message>
    <message>
        <source>the time scale at which gravity would be as asked</source>
        <translation>使重力等于所要求值的时间比例</translation>
    </message>
    <message>
        <source>the view moves by less than 0.35 px at 480 px width</source>
        <translation>画面宽 480 px 时移动小于 0.35 px</translation>
    </message>
    <message>
        <source>third difference over speed, of points over 13 frames; smooth footage 0.1 to 0.3, attention above 1</source>
        <translation>13 帧内各点的三阶差分与速度之比；流畅的画面为 0.1 至 0.3，高于 1 需注意</translation>
    </message>
    <message>
        <source>tracks</source>
        <translation>条轨迹</translation>
    </message>
    <message>
        <source>under 0.3 nothing is told</source>
        <translation>低于 0.3 则不作判断</translation>
    </message>
    <message>
        <source>upright, square pixels</source>
        <translation>正立，方形像素</translation>
    </message>
    <message>
        <source>what optical flow leaves unexplained, 320 px wide; depends on the bit rate; attention above 2.5</source>
        <translation>光流未能解释的部分，宽 320 px；取决于码率；高于 2.5 需注意</translation>
    </message>
    <message>
        <source>whether a slowed clip was taken, or made, with frames of its own</source>
        <translation>慢动作的每一帧是否都是独立拍摄或生成的</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{amount} charged</source>
        <translation>{amount} 已扣费</translation>
    </message>
    <message>
        <source>{amount} set aside</source>
        <translation>{amount} 已预留</translation>
    </message>
    <message>
        <source>{m} m a pixel</source>
        <translation>每像素 {m} 米</translation>
    </message>
    <message>
        <source>{n} clips</source>
        <translation>{n} 个片段</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} 个失败</translation>
    </message>
    <message>
        <source>{n} from the cache</source>
        <translation>{n} 个取自缓存</translation>
    </message>
    <message>
        <source>{n} of unknown cost</source>
        <translation>{n} 个费用未知</translation>
    </message>
    <message>
        <source>{n} of {all} frames measured</source>
        <translation>共 {all} 帧，已测量 {n} 帧</translation>
    </message>
    <message>
        <source>{s} real seconds a second of video</source>
        <translation>视频每秒对应真实时间 {s} 秒</translation>
    </message>
    <message>
        <source>{what} and {n} more</source>
        <translation>{what}等 {n} 项</translation>
    </message>
</context>
<context>
    <name>rescue</name>
    <message>
        <source>Finished files that are not on the list any more: {n}. They lie untouched in the clips folder.</source>
        <translation>{n} 个已完成的文件不再列出；它们原封不动地留在片段文件夹中。</translation>
    </message>
    <message>
        <source>Jobs that may have been sent and paid: {n}. None is sent again until you say in the queue what became of it.</source>
        <translation>{n} 个任务可能已发送并付费。在你于队列中说明结果之前，不会再次发送。</translation>
    </message>
    <message>
        <source>Jobs: {jobs}. Clips: {clips}. Changes that came from the journal: {redone}.</source>
        <translation>共有 {jobs} 个任务和 {clips} 个片段。{redone} 项改动来自日志记录。</translation>
    </message>
    <message>
        <source>The backup of {day} was begun with.</source>
        <translation>已从 {day} 的备份开始恢复。</translation>
    </message>
    <message>
        <source>The database lacked its newest changes; they have been made again.</source>
        <translation>数据库缺少最近的改动；现已补上。</translation>
    </message>
    <message>
        <source>The database was damaged and has been made again.</source>
        <translation>数据库曾损坏，现已重建。</translation>
    </message>
    <message>
        <source>The database was gone and has been made again.</source>
        <translation>数据库曾丢失，现已重建。</translation>
    </message>
    <message>
        <source>What was damaged is kept in {folder}.</source>
        <translation>损坏的内容保存在 {folder}。</translation>
    </message>
    <message>
        <source>What was done between {since} and {until} may be missing: compare it with your provider&apos;s own list.</source>
        <translation>{since} 到 {until} 之间所做的可能缺失：请与服务商自己的列表核对。</translation>
    </message>
</context>
<context>
    <name>routes</name>
    <message>
        <source>it cannot do this</source>
        <translation>它无法做到</translation>
    </message>
    <message>
        <source>it costs more than the ceiling</source>
        <translation>费用超过上限</translation>
    </message>
    <message>
        <source>it is for another grade</source>
        <translation>它用于其他级别</translation>
    </message>
    <message>
        <source>it is for another kind of source</source>
        <translation>它用于其他类型的素材</translation>
    </message>
    <message>
        <source>it is for another priority</source>
        <translation>它用于其他优先级</translation>
    </message>
    <message>
        <source>it is for other effects</source>
        <translation>它用于其他效果</translation>
    </message>
    <message>
        <source>its price is not known, so it is not within the ceiling</source>
        <translation>价格未知，因此不在上限之内</translation>
    </message>
    <message>
        <source>the connection failed and is left alone for a while</source>
        <translation>该连接曾失败，暂时停用</translation>
    </message>
    <message>
        <source>the connection takes no ordinary work at its stage</source>
        <translation>该连接在其阶段不接受普通任务</translation>
    </message>
    <message>
        <source>the prompt is about something else</source>
        <translation>提示词是关于其他内容的</translation>
    </message>
    <message>
        <source>there is no such connection, or it cannot be opened</source>
        <translation>没有这样的连接，或无法打开</translation>
    </message>
    <message>
        <source>“{rule}” counts: {connection}, {model}</source>
        <translation>“{rule}”适用：{connection}，{model}</translation>
    </message>
    <message>
        <source>“{rule}” does not: {why}</source>
        <translation>“{rule}”不适用：{why}</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>成片</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
</context>
<context>
    <name>services</name>
    <message>
        <source>HolySheep AI, dialect A (effects)</source>
        <translation>HolySheep AI，接口 A（效果）</translation>
    </message>
    <message>
        <source>HolySheep AI, dialect B (physics)</source>
        <translation>HolySheep AI，接口 B（物理）</translation>
    </message>
    <message>
        <source>HolySheep AI, dialect C (signed)</source>
        <translation>HolySheep AI，接口 C（签名）</translation>
    </message>
    <message>
        <source>HolySheep AI, dialect D (callback)</source>
        <translation>HolySheep AI，接口 D（回调）</translation>
    </message>
    <message>
        <source>OpenAI-compatible /videos gateway</source>
        <translation>兼容 OpenAI 的 /videos 网关</translation>
    </message>
    <message>
        <source>Own profile</source>
        <translation>自定义配置</translation>
    </message>
    <message>
        <source>PixVerse Platform v2</source>
        <translation>PixVerse 平台 v2</translation>
    </message>
    <message>
        <source>Replicate</source>
        <translation>Replicate</translation>
    </message>
    <message>
        <source>fal queue</source>
        <translation>fal 队列</translation>
    </message>
</context>
<context>
    <name>sound_form</name>
    <message>
        <source>At normal speed only</source>
        <translation>仅在正常速度时</translation>
    </message>
    <message>
        <source>Follows, pitch kept</source>
        <translation>跟随速度，保持音高</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>Needs normalising: {reasons}</source>
        <translation>需要规范化：{reasons}</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Ready to upload</source>
        <translation>可以上传</translation>
    </message>
</context>
<context>
    <name>spending</name>
    <message>
        <source>Acknowledgement: from the request to the provider&apos;s answer</source>
        <translation>确认：从发出请求到服务商答复</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Attempts that are unsure: {n}. Settle them in the queue.</source>
        <translation>{n} 次尝试的结果不确定：请在队列中确认。</translation>
    </message>
    <message>
        <source>Attempts that may cost something that nobody knows: {n}. Give their prices in the price book.</source>
        <translation>{n} 次尝试可能产生没有人知道的费用。请在价目表中填写其价格。</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>已扣费</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Clips that came from the cache and cost nothing: {n}.</source>
        <translation>{n} 个片段取自缓存，未产生费用。</translation>
    </message>
    <message>
        <source>Clips that came without a count of tokens: {n}. The sum holds only what was said.</source>
        <translation>{n} 个片段没有词元数；合计只包含已说明的部分。</translation>
    </message>
    <message>
        <source>Clips that stay set aside because their provider did not say what they cost: {n}. Import its invoice.</source>
        <translation>{n} 个片段仍为已预留，因为服务商没有说明其费用。请导入其账单。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failed attempts that were charged, or may have been: {n}. Ask the provider about them.</source>
        <translation>{n} 次失败的尝试已扣费或可能已扣费。请向服务商询问。</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No saving can be stated: part of the cost is unknown, or in another currency than the baseline.</source>
        <translation>无法说明节省了多少：部分费用未知，或与基准的币种不同。</translation>
    </message>
    <message>
        <source>No savings are stated: nobody has said what a clip would cost otherwise.</source>
        <translation>未说明节省：没有人说明一个片段在其他情况下要花多少。</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>没有测量任何内容。</translation>
    </message>
    <message>
        <source>Percentiles are by nearest rank: the smallest value that at least so many percent of the values do not exceed.</source>
        <translation>百分位按最近秩计算：至少有该百分比的值不超过它的最小值。</translation>
    </message>
    <message>
        <source>Render: from that answer until the clip was seen to be made</source>
        <translation>渲染：从收到答复到片段完成</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Saved {saved} against your baseline of {baseline}, with {spent} spent</source>
        <translation>相对你的基准 {baseline} 节省了 {saved}，支出 {spent}</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Spending by {by}, {currency} (the second colour is set aside)</source>
        <translation>按{by}统计的支出，{currency}（第二种颜色为已预留）</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Success: clips among the attempts that ended by themselves</source>
        <translation>成功率：自行结束的尝试中得到片段的比例</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Unknown price</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>{about} failed {n} times: more than a fifth of its attempts. Try another model, or look at what its errors have in common.</source>
        <translation>{about} 失败了 {n} 次：超过其尝试次数的五分之一。请换一个模型，或查看其错误的共同之处。</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>10 bits</source>
        <translation>10 位</translation>
    </message>
    <message>
        <source>4:2:0</source>
        <translation>4:2:0</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>A process that begins fast and fades, such as melting ice.</source>
        <translation>开始很快、随后渐缓的过程，例如冰的融化。</translation>
    </message>
    <message>
        <source>A process that begins slowly and ends fast, such as a plant.</source>
        <translation>开始缓慢、最后很快的过程，例如植物的生长。</translation>
    </message>
    <message>
        <source>A provider moves the lips to a voice.</source>
        <translation>服务商让口型与人声同步。</translation>
    </message>
    <message>
        <source>A time-lapse of a moving camera, with its shake taken out.</source>
        <translation>移动摄像机的延时摄影，并消除抖动。</translation>
    </message>
    <message>
        <source>An eighth of the speed, for splashes, sparks and other quick things.</source>
        <translation>八分之一速度，适合水花、火花等快速运动。</translation>
    </message>
    <message>
        <source>Any one speed, slower or faster.</source>
        <translation>任意一种速度，更慢或更快。</translation>
    </message>
    <message>
        <source>Begins very fast and levels off.</source>
        <translation>开始非常快，随后趋于平缓。</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>By handles</source>
        <translation>用手柄</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>Cause: the clip or the choice</source>
        <translation>原因：片段或所选内容</translation>
    </message>
    <message>
        <source>Cause: the provider</source>
        <translation>原因：服务商</translation>
    </message>
    <message>
        <source>Cause: this computer</source>
        <translation>原因：本机</translation>
    </message>
    <message>
        <source>Constant speed</source>
        <translation>恒定速度</translation>
    </message>
    <message>
        <source>Cross-fade</source>
        <translation>帧混合</translation>
    </message>
    <message>
        <source>Custom curve</source>
        <translation>自定义曲线</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Draw the speed yourself, or where the clip is at each moment.</source>
        <translation>自己绘制速度，或绘制片段在每一刻的位置。</translation>
    </message>
    <message>
        <source>Enlarges the picture; time stays as it is.</source>
        <translation>放大画面；时间保持不变。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>正在收尾</translation>
    </message>
    <message>
        <source>For this run</source>
        <translation>仅本次运行</translation>
    </message>
    <message>
        <source>Full speed, a slow middle, full speed again, smooth all the way.</source>
        <translation>全速、中段慢放、再全速，全程平滑。</translation>
    </message>
    <message>
        <source>Gone: enter it again</source>
        <translation>已丢失：请重新输入</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source>HDR</source>
        <translation>HDR</translation>
    </message>
    <message>
        <source>HDR becomes standard range</source>
        <translation>HDR 转为标准动态范围</translation>
    </message>
    <message>
        <source>HDR mapped</source>
        <translation>HDR 已映射</translation>
    </message>
    <message>
        <source>Half speed; every second frame is computed from the motion around it.</source>
        <translation>半速；每隔一帧由其前后的运动计算得出。</translation>
    </message>
    <message>
        <source>Hold, then jump</source>
        <translation>保持，然后跳变</translation>
    </message>
    <message>
        <source>Hyperlapse</source>
        <translation>移动延时</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>在内存中</translation>
    </message>
    <message>
        <source>In the keyring</source>
        <translation>在密钥环中</translation>
    </message>
    <message>
        <source>Keeps time as it is; use it to normalise, stabilise or change the frame rate.</source>
        <translation>保持时间不变；用于规范化、防抖或更改帧率。</translation>
    </message>
    <message>
        <source>Lip-sync</source>
        <translation>对口型</translation>
    </message>
    <message>
        <source>May have been billed</source>
        <translation>可能已计费</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量中</translation>
    </message>
    <message>
        <source>Named stretches of the clip, each with its share of the screen time.</source>
        <translation>片段中有名称的各段，各占一部分画面时间。</translation>
    </message>
    <message>
        <source>Nearest frame</source>
        <translation>最近帧</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>正常速度</translation>
    </message>
    <message>
        <source>Optical flow</source>
        <translation>光流</translation>
    </message>
    <message>
        <source>Parts of the picture do not decode.</source>
        <translation>部分画面无法解码。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Quarter speed; three new frames between every two of the source.</source>
        <translation>四分之一速度；素材每两帧之间补三个新帧。</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>正在渲染</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>Slow motion 2x</source>
        <translation>慢动作 2x</translation>
    </message>
    <message>
        <source>Slow motion 4x</source>
        <translation>慢动作 4x</translation>
    </message>
    <message>
        <source>Slow motion 8x</source>
        <translation>慢动作 8x</translation>
    </message>
    <message>
        <source>Slowest speed</source>
        <translation>最慢速度</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed ramp</source>
        <translation>变速</translation>
    </message>
    <message>
        <source>Speeds long takes up by the ratio you choose.</source>
        <translation>按你选择的倍率加快长镜头。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Stopped for now</source>
        <translation>暂时停止</translation>
    </message>
    <message>
        <source>Stopped: needs you</source>
        <translation>已停止：需要你处理</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Submitting</source>
        <translation>正在提交</translation>
    </message>
    <message>
        <source>The file ends before its header says.</source>
        <translation>文件在其头信息所述之前结束。</translation>
    </message>
    <message>
        <source>The file has too much in it to be looked at whole: only its beginning is used.</source>
        <translation>文件内容过多，无法完整检查，仅使用开头部分。</translation>
    </message>
    <message>
        <source>The header states a wrong duration; the true one is used.</source>
        <translation>头信息中的时长有误；采用真实时长。</translation>
    </message>
    <message>
        <source>The header states a wrong picture size; the true one is used.</source>
        <translation>头信息中的画面尺寸有误；采用真实尺寸。</translation>
    </message>
    <message>
        <source>The sound ends before the picture.</source>
        <translation>声音在画面之前结束。</translation>
    </message>
    <message>
        <source>The sound goes on after the picture.</source>
        <translation>声音在画面之后仍继续。</translation>
    </message>
    <message>
        <source>There are several sound tracks; the main one is used.</source>
        <translation>有多条音轨；采用主音轨。</translation>
    </message>
    <message>
        <source>Through the points</source>
        <translation>通过各点</translation>
    </message>
    <message>
        <source>Time stamps run backwards or leap.</source>
        <translation>时间戳倒退或跳跃。</translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation>延时摄影</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>With the provider</source>
        <translation>服务商处理中</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>above 60 fps</source>
        <translation>高于 60 fps</translation>
    </message>
    <message>
        <source>below 24 fps</source>
        <translation>低于 24 fps</translation>
    </message>
    <message>
        <source>cancelled too late: paid for and kept</source>
        <translation>取消得太晚：已付费并保留</translation>
    </message>
    <message>
        <source>colour detail reduced to 4:2:0</source>
        <translation>色彩细节降为 4:2:0</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>已裁切</translation>
    </message>
    <message>
        <source>cropped by 10 % to steady it</source>
        <translation>为稳定画面裁切了 10 %</translation>
    </message>
    <message>
        <source>cross-faded</source>
        <translation>已帧混合</translation>
    </message>
    <message>
        <source>cuts kept</source>
        <translation>保留镜头切换</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>deinterlaced</source>
        <translation>已去隔行</translation>
    </message>
    <message>
        <source>does not start at 0</source>
        <translation>不从 0 开始</translation>
    </message>
    <message>
        <source>enlarged</source>
        <translation>已放大</translation>
    </message>
    <message>
        <source>enlarged: no side under 16 pixels</source>
        <translation>已放大：任何一边都不少于 16 像素</translation>
    </message>
    <message>
        <source>flattened</source>
        <translation>已去透明</translation>
    </message>
    <message>
        <source>from cache, free</source>
        <translation>取自缓存，免费</translation>
    </message>
    <message>
        <source>from the cache: made before, nothing was charged</source>
        <translation>取自缓存：以前做过，未扣费</translation>
    </message>
    <message>
        <source>full colour range</source>
        <translation>全范围色彩</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>硬件编码</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>interlaced</source>
        <translation>隔行</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>larger than 4K</source>
        <translation>大于 4K</translation>
    </message>
    <message>
        <source>last odd row or column cut off, nothing scaled</source>
        <translation>裁掉了多出的一行或一列，未作缩放</translation>
    </message>
    <message>
        <source>made smaller</source>
        <translation>已缩小</translation>
    </message>
    <message>
        <source>more than 8 bits</source>
        <translation>超过 8 位</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>moved to another connection</source>
        <translation>已移到其他连接</translation>
    </message>
    <message>
        <source>no hardware</source>
        <translation>无硬件编码</translation>
    </message>
    <message>
        <source>no hardware encoder works for it: the processor encoded</source>
        <translation>没有适用的硬件编码器：由处理器编码</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>no sound: it could not be read</source>
        <translation>无声音：无法读取</translation>
    </message>
    <message>
        <source>no sound: outside half to double speed</source>
        <translation>无声音：超出半速到两倍速</translation>
    </message>
    <message>
        <source>no sound: the speed changes</source>
        <translation>无声音：速度有变化</translation>
    </message>
    <message>
        <source>not H.264</source>
        <translation>不是 H.264</translation>
    </message>
    <message>
        <source>not an MP4 file</source>
        <translation>不是 MP4 文件</translation>
    </message>
    <message>
        <source>not as long as was asked</source>
        <translation>时长与要求不符</translation>
    </message>
    <message>
        <source>not the size that was asked</source>
        <translation>尺寸与要求不符</translation>
    </message>
    <message>
        <source>odd width or height</source>
        <translation>宽或高为奇数</translation>
    </message>
    <message>
        <source>other length</source>
        <translation>时长不同</translation>
    </message>
    <message>
        <source>other size</source>
        <translation>尺寸不同</translation>
    </message>
    <message>
        <source>over 1000 times faster: clouds stop at 1000</source>
        <translation>超过 1000 倍：云端最多 1000</translation>
    </message>
    <message>
        <source>over 1000×</source>
        <translation>超过 1000×</translation>
    </message>
    <message>
        <source>parts of the source are damaged</source>
        <translation>素材部分损坏</translation>
    </message>
    <message>
        <source>pixels not square</source>
        <translation>像素非方形</translation>
    </message>
    <message>
        <source>reduced to 10 bits</source>
        <translation>降为 10 位</translation>
    </message>
    <message>
        <source>reduced to 8 bits</source>
        <translation>降为 8 位</translation>
    </message>
    <message>
        <source>rotated</source>
        <translation>已旋转</translation>
    </message>
    <message>
        <source>scaled to square pixels</source>
        <translation>已缩放为方形像素</translation>
    </message>
    <message>
        <source>scene cuts kept sharp</source>
        <translation>镜头切换处保持清晰</translation>
    </message>
    <message>
        <source>several sound tracks</source>
        <translation>多条音轨</translation>
    </message>
    <message>
        <source>shorter than a second</source>
        <translation>不足一秒</translation>
    </message>
    <message>
        <source>silent in part</source>
        <translation>部分静音</translation>
    </message>
    <message>
        <source>smaller than the source</source>
        <translation>小于素材</translation>
    </message>
    <message>
        <source>some frames do not decode</source>
        <translation>部分帧无法解码</translation>
    </message>
    <message>
        <source>sound as AAC</source>
        <translation>声音转为 AAC</translation>
    </message>
    <message>
        <source>sound coded again as AAC</source>
        <translation>声音重新编码为 AAC</translation>
    </message>
    <message>
        <source>sound follows the speed, pitch kept</source>
        <translation>声音跟随速度，保持音高</translation>
    </message>
    <message>
        <source>sound follows the speed, silent where it cannot</source>
        <translation>声音跟随速度，无法跟随处静音</translation>
    </message>
    <message>
        <source>sound is not AAC</source>
        <translation>声音不是 AAC</translation>
    </message>
    <message>
        <source>sound longer than the picture</source>
        <translation>声音比画面长</translation>
    </message>
    <message>
        <source>sound stretched</source>
        <translation>声音已拉伸</translation>
    </message>
    <message>
        <source>square pixels</source>
        <translation>方形像素</translation>
    </message>
    <message>
        <source>the source is incomplete</source>
        <translation>素材不完整</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>太小</translation>
    </message>
    <message>
        <source>too small for optical flow: cross-faded</source>
        <translation>太小，无法使用光流：改用帧混合</translation>
    </message>
    <message>
        <source>transparency becomes black (kept in a .mov made here with the automatic codec)</source>
        <translation>透明部分变为黑色（在本机以自动编码输出 .mov 则可保留）</translation>
    </message>
    <message>
        <source>transparency kept: ProRes 4444</source>
        <translation>保留透明：ProRes 4444</translation>
    </message>
    <message>
        <source>transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>已裁边</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>不足 1 秒</translation>
    </message>
    <message>
        <source>unusual pixel format</source>
        <translation>不常见的像素格式</translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation>可变帧率</translation>
    </message>
    <message>
        <source>with transparency</source>
        <translation>带透明</translation>
    </message>
    <message>
        <source>written by a hardware encoder</source>
        <translation>由硬件编码器写入</translation>
    </message>
</context>
<context>
    <name>tones</name>
    <message>
        <source>angry</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>fearful</source>
        <translation>恐惧</translation>
    </message>
    <message>
        <source>joyful</source>
        <translation>欢快</translation>
    </message>
    <message>
        <source>mysterious</source>
        <translation>神秘</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>romantic</source>
        <translation>浪漫</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>悲伤</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>紧张</translation>
    </message>
    <message>
        <source>triumphant</source>
        <translation>昂扬</translation>
    </message>
    <message>
        <source>wondrous</source>
        <translation>奇妙</translation>
    </message>
</context>
<context>
    <name>twice</name>
    <message>
        <source>1 of these {total} is in the queue already, or was made a short while ago.</source>
        <translation>这 {total} 个中有 1 个已在队列中，或不久前刚做过。</translation>
    </message>
    <message>
        <source>Add all again</source>
        <translation>全部再次添加</translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation>再次添加</translation>
    </message>
    <message>
        <source>Add only the new ones</source>
        <translation>只添加新的</translation>
    </message>
    <message>
        <source>All {total} are in the queue already, or were made a short while ago.</source>
        <translation>这 {total} 个都已在队列中，或不久前刚做过。</translation>
    </message>
    <message>
        <source>Already queued</source>
        <translation>已在队列中</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is in the queue already, or was made a short while ago.</source>
        <translation>它已在队列中，或不久前刚做过。</translation>
    </message>
    <message>
        <source>{found} of these {total} are in the queue already, or were made a short while ago.</source>
        <translation>这 {total} 个中有 {found} 个已在队列中，或不久前刚做过。</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>制作</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Physics</source>
        <translation>物理</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>素材</translation>
    </message>
</context>
</TS>
