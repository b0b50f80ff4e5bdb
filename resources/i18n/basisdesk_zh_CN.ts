<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Accounts</name>
        <message>
            <source>Accounts</source>
            <translation>资金账户</translation>
        </message>
        <message>
            <source>No account has logged in yet</source>
            <translation>还没有账户登录</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>权益</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>可用</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>保证金</translation>
        </message>
        <message>
            <source>Margin ratio</source>
            <translation>风险度</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>冻结</translation>
        </message>
        <message>
            <source>Position P&amp;L</source>
            <translation>持仓盈亏</translation>
        </message>
        <message>
            <source>Close P&amp;L</source>
            <translation>平仓盈亏</translation>
        </message>
        <message>
            <source>Float P&amp;L</source>
            <translation>浮动盈亏</translation>
        </message>
        <message>
            <source>Fees</source>
            <translation>手续费</translation>
        </message>
        <message>
            <source>no equity</source>
            <translation>穿仓</translation>
        </message>
        <message>
            <source>Account, in CNY</source>
            <translation>账户（元）</translation>
        </message>
        <message>
            <source>Fund line</source>
            <translation>资金线</translation>
        </message>
        <message>
            <source>Equity to lose until the next line</source>
            <translation>距下一资金线（权益可亏）</translation>
        </message>
        <message>
            <source>no margin held</source>
            <translation>未占用保证金</translation>
        </message>
        <message>
            <source>passed by {0}</source>
            <translation>已越线 {0}</translation>
        </message>
        <message>
            <source>{0} of equity left</source>
            <translation>权益还可亏 {0}</translation>
        </message>
        <message>
            <source>Margin {0} / equity {1} CNY, both as the broker's counter says</source>
            <translation>保证金 {0} / 权益 {1} 元，均按期货公司柜台口径</translation>
        </message>
        <message>
            <source>Mark-to-market: lots held, against last settlement or today's open</source>
            <translation>盯市：持仓对昨结算价，今开仓对开仓价</translation>
        </message>
        <message>
            <source>Mark-to-market: lots closed today; in equity, as position P&amp;L is</source>
            <translation>盯市：今日已平仓；与持仓盈亏一样计入权益</translation>
        </message>
        <message>
            <source>By trade: lots held, against entry; not to be added to the others</source>
            <translation>逐笔：持仓对开仓均价；不可与前两项相加</translation>
        </message>
    </context>
    <context>
        <name>Act</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>it goes into the record</source>
            <translation>将写入记录</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Exposure stays as it is in every month</source>
            <translation>各月敞口都不变</translation>
        </message>
        <message>
            <source>A reason is needed: it goes into the record</source>
            <translation>须写明理由：将写入记录</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月份</translation>
        </message>
        <message>
            <source>All months</source>
            <translation>各月合计</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>不变</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>价格敞口</translation>
        </message>
        <message>
            <source>Basis exposure</source>
            <translation>基差敞口</translation>
        </message>
        <message>
            <source>The desk is asked; its answer is awaited</source>
            <translation>已询问台面，等待答复</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>What needs a hand</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Watchlist</source>
            <translation>监控列表</translation>
        </message>
        <message>
            <source>Why this alert</source>
            <translation>告警说明</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>急停</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Filter the table</source>
            <translation>筛选表格</translation>
        </message>
        <message>
            <source>Pin a chart of this pair</source>
            <translation>固定一张当前组合的图</translation>
        </message>
        <message>
            <source>Close the last chart</source>
            <translation>关闭最后一张图</translation>
        </message>
        <message>
            <source>Float the panel</source>
            <translation>面板浮动或归位</translation>
        </message>
        <message>
            <source>Dark or light</source>
            <translation>深色 / 浅色</translation>
        </message>
        <message>
            <source>Swap colours of rise and fall</source>
            <translation>涨跌颜色互换</translation>
        </message>
        <message>
            <source>Sound on or off</source>
            <translation>声音 开 / 关</translation>
        </message>
        <message>
            <source>Restore the layout</source>
            <translation>恢复默认布局</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>everything</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Chart: {0}</source>
            <translation>图表：{0}</translation>
        </message>
        <message>
            <source>Acknowledge the alert</source>
            <translation>确认告警</translation>
        </message>
        <message>
            <source>Cancel the order</source>
            <translation>撤单</translation>
        </message>
        <message>
            <source>Reduce the position</source>
            <translation>减仓</translation>
        </message>
        <message>
            <source>Verify the ledger</source>
            <translation>校验留痕</translation>
        </message>
        <message>
            <source>Export the ledger</source>
            <translation>导出留痕</translation>
        </message>
        <message>
            <source>Approve what the card shows</source>
            <translation>批准卡片所示方案</translation>
        </message>
        <message>
            <source>Reject what the card shows</source>
            <translation>驳回卡片所示方案</translation>
        </message>
        <message>
            <source>Acknowledge the card's alert</source>
            <translation>确认卡片的告警</translation>
        </message>
        <message>
            <source>Import contracts and stock</source>
            <translation>导入合同与库存</translation>
        </message>
        <message>
            <source>Price part of a contract</source>
            <translation>合同点价</translation>
        </message>
        <message>
            <source>Try a formula</source>
            <translation>试算公式</translation>
        </message>
        <message>
            <source>Threshold coverage</source>
            <translation>阈值覆盖</translation>
        </message>
        <message>
            <source>Enter a spot price</source>
            <translation>录入现货价</translation>
        </message>
        <message>
            <source>What is linked</source>
            <translation>告警关联</translation>
        </message>
        <message>
            <source>Roll a contract to another month</source>
            <translation>合同换月</translation>
        </message>
        <message>
            <source>Receive goods into stock</source>
            <translation>收货入库</translation>
        </message>
        <message>
            <source>Deliver goods out of a lot</source>
            <translation>出库交货</translation>
        </message>
        <message>
            <source>New rule</source>
            <translation>新建规则</translation>
        </message>
        <message>
            <source>Changes of rules</source>
            <translation>规则变更</translation>
        </message>
        <message>
            <source>Edit the rule</source>
            <translation>修改规则</translation>
        </message>
        <message>
            <source>Copy the rule</source>
            <translation>复制规则</translation>
        </message>
        <message>
            <source>Switch the rule on or off</source>
            <translation>启用或停用规则</translation>
        </message>
        <message>
            <source>Take the rule away</source>
            <translation>删除规则</translation>
        </message>
        <message>
            <source>Approve the change of rules</source>
            <translation>批准规则变更</translation>
        </message>
        <message>
            <source>Reject the change of rules</source>
            <translation>驳回规则变更</translation>
        </message>
        <message>
            <source>Put the change of rules live</source>
            <translation>使规则变更生效</translation>
        </message>
        <message>
            <source>Lay down a procedure</source>
            <translation>一键配置标准流程</translation>
        </message>
        <message>
            <source>Former years in the charts</source>
            <translation>图中显示往年同期</translation>
        </message>
        <message>
            <source>Take back the last change of the book</source>
            <translation>撤销合同与库存的上一次更改</translation>
        </message>
        <message>
            <source>How a spot file is read</source>
            <translation>现货文件读取方式</translation>
        </message>
        <message>
            <source>Sign in or change person</source>
            <translation>登录或更换人员</translation>
        </message>
        <message>
            <source>Sign off</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Chart when the alert fired</source>
            <translation>告警触发时图表</translation>
        </message>
    </context>
    <context>
        <name>Alert</name>
        <message>
            <source>{0} (muted)</source>
            <translation>{0}（静默）</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0}{1}</translation>
        </message>
        <message>
            <source>{0} {1} {2} lots {3} {4}</source>
            <translation>{0}出 {1} {2} 手 {3} {4}</translation>
        </message>
        <message>
            <source>{0}, account {1}</source>
            <translation>{0}，账户 {1}</translation>
        </message>
        <message>
            <source>at most {0} {1}</source>
            <translation>最多 {0} {1}</translation>
        </message>
        <message>
            <source>{0}, until {1}</source>
            <translation>{0}，至 {1}</translation>
        </message>
        <message>
            <source>people were told just before; told again if it lasts</source>
            <translation>刚刚通知过；若持续将再次通知</translation>
        </message>
        <message>
            <source>{0}, taken by nobody</source>
            <translation>{0}，无人认领</translation>
        </message>
    </context>
    <context>
        <name>Approvals</name>
        <message>
            <source>Approvals</source>
            <translation>审批</translation>
        </message>
        <message>
            <source>Nothing was proposed yet</source>
            <translation>还没有处置方案</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>提出</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>价格敞口</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Requested by</source>
            <translation>提出人</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>审批人</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>审批时间</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>哈希</translation>
        </message>
        <message>
            <source>Most slippage, CNY</source>
            <translation>最大滑点（元）</translation>
        </message>
    </context>
    <context>
        <name>Audit</name>
        <message>
            <source>The ledger is empty</source>
            <translation>留痕为空</translation>
        </message>
        <message>
            <source>Ledger entries</source>
            <translation>留痕记录</translation>
        </message>
        <message>
            <source>Verify  V</source>
            <translation>校验  V</translation>
        </message>
        <message>
            <source>Export  E</source>
            <translation>导出  E</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The ledger is intact</source>
            <translation>留痕完整</translation>
        </message>
        <message>
            <source>Not proven</source>
            <translation>未能证明</translation>
        </message>
        <message>
            <source>Verifying…</source>
            <translation>正在校验…</translation>
        </message>
        <message>
            <source>Exported</source>
            <translation>已导出</translation>
        </message>
        <message>
            <source>Not exported</source>
            <translation>未导出</translation>
        </message>
        <message>
            <source>Exporting…</source>
            <translation>正在导出…</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>全部类型</translation>
        </message>
        <message>
            <source>Kind of entry</source>
            <translation>记录类型</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>序号</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>责任人</translation>
        </message>
        <message>
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>摘要</translation>
        </message>
    </context>
    <context>
        <name>Average</name>
        <message>
            <source>{0}: mean settlement {1} {2} premium = {3} {4}</source>
            <translation>{0}：结算均价 {1}，升贴水 {2}，合 {3} {4}</translation>
        </message>
        <message>
            <source>{0}: not priced, settlements of {1} are missing: {2}</source>
            <translation>{0}：价格未定，缺 {1} 的结算价：{2}</translation>
        </message>
        <message>
            <source>{0} of {1} days</source>
            <translation>{0}/{1} 天</translation>
        </message>
    </context>
    <context>
        <name>Blotter</name>
        <message>
            <source>Alerts</source>
            <translation>告警</translation>
        </message>
        <message>
            <source>No alert today</source>
            <translation>今天没有告警</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Fired</source>
            <translation>触发</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Value and limit</source>
            <translation>数值与阈值</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>现值</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>送达</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>责任人</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Ack  A</source>
            <translation>确认  A</translation>
        </message>
    </context>
    <context>
        <name>Book</name>
        <message>
            <source>Import…  I</source>
            <translation>导入…  I</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Contracts, stock, allocations</source>
            <translation>合同、库存、分配</translation>
        </message>
        <message>
            <source>Take back the last change of the book: {0}?</source>
            <translation>撤销账簿的最近一次更改：{0}？</translation>
        </message>
        <message>
            <source>{0} contracts, {1} lots</source>
            <translation>{0} 份合同，{1} 批库存</translation>
        </message>
        <message>
            <source> · last change: {0}</source>
            <translation> · 最近更改：{0}</translation>
        </message>
        <message>
            <source>{0} not counted</source>
            <translation>{0} 项未计入</translation>
        </message>
        <message>
            <source>Price…  P</source>
            <translation>点价…  P</translation>
        </message>
        <message>
            <source>Roll…  R</source>
            <translation>换月…  R</translation>
        </message>
        <message>
            <source>Receive…  G</source>
            <translation>收货…  G</translation>
        </message>
        <message>
            <source>Deliver…  L</source>
            <translation>交货…  L</translation>
        </message>
        <message>
            <source>Undo  U</source>
            <translation>撤销  U</translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>价格敞口</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>Told</source>
            <translation>送达</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Reduce</source>
            <translation>减仓</translation>
        </message>
        <message>
            <source>Approve  Enter</source>
            <translation>批准  Enter</translation>
        </message>
        <message>
            <source>Send {0} lots?</source>
            <translation>发出 {0} 手？</translation>
        </message>
        <message>
            <source>Reject  R</source>
            <translation>驳回  R</translation>
        </message>
        <message>
            <source>Ack  A</source>
            <translation>确认  A</translation>
        </message>
        <message>
            <source>{0} lots remain</source>
            <translation>剩余 {0} 手</translation>
        </message>
        <message>
            <source>Slippage</source>
            <translation>滑点</translation>
        </message>
        <message>
            <source>for {0}</source>
            <translation>已持续 {0}</translation>
        </message>
        <message>
            <source>{0} left</source>
            <translation>剩余 {0}</translation>
        </message>
        <message>
            <source>No plan</source>
            <translation>暂无方案</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>Approve, {0} of {1}?</source>
            <translation>确认审批（{0}/{1}）？</translation>
        </message>
        <message>
            <source>{0} of {1} have approved</source>
            <translation>已批 {0}/{1}</translation>
        </message>
    </context>
    <context>
        <name>Carry</name>
        <message>
            <source>Cash-and-carry &lt; {0}</source>
            <translation>正套 &lt; {0}</translation>
        </message>
        <message>
            <source>Carry to {day}: T {days} days ({more} of them until payment)</source>
            <translation>持有至 {day}：T {days} 天（含回款 {more} 天）</translation>
        </message>
        <message>
            <source>Below a basis of {0} cash-and-carry pays: buy spot, sell futures</source>
            <translation>基差低于 {0} 时正套有利：买现货、卖期货、交割</translation>
        </message>
        <message>
            <source>Carry {cost}, cash-and-carry leaves {edge} {unit}</source>
            <translation>持有成本 {cost}，正套空间 {edge} {unit}</translation>
        </message>
        <message>
            <source>{name}: {base} is below zero and counts as nothing</source>
            <translation>{name}：{base} 低于零，按零计</translation>
        </message>
        <message>
            <source>carry {0}</source>
            <translation>持有成本 {0}</translation>
        </message>
        <message>
            <source>Carry not known: {0}</source>
            <translation>持有成本未知：{0}</translation>
        </message>
        <message>
            <source>{0} (to be confirmed)</source>
            <translation>{0}（待确认）</translation>
        </message>
        <message>
            <source>Above there is no arbitrage bound, only an economic one: spot cannot be sold short</source>
            <translation>上方没有套利边界，只有经济上的边界：现货无法卖空</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>What it changes</source>
            <translation>变更内容</translation>
        </message>
        <message>
            <source>Select a change to see what it does, rule by rule</source>
            <translation>选择一项变更，逐条查看它改了什么</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>驳回</translation>
        </message>
        <message>
            <source>Who acts</source>
            <translation>操作人</translation>
        </message>
        <message>
            <source>as</source>
            <translation>操作人</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>处理</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>原值</translation>
        </message>
        <message>
            <source>After</source>
            <translation>新值</translation>
        </message>
        <message>
            <source>Approve  A</source>
            <translation>批准  A</translation>
        </message>
        <message>
            <source>Reject…  R</source>
            <translation>驳回…  R</translation>
        </message>
        <message>
            <source>Put live  L</source>
            <translation>生效  L</translation>
        </message>
        <message>
            <source>Reject this change of rules: {0}</source>
            <translation>驳回这项规则变更：{0}</translation>
        </message>
        <message>
            <source>Changes of rules</source>
            <translation>规则变更</translation>
        </message>
        <message>
            <source>+ new, ~ changed, − taken away</source>
            <translation>+ 新增，~ 修改，− 删除</translation>
        </message>
        <message>
            <source>No rule was changed yet</source>
            <translation>尚无规则变更</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Drafted</source>
            <translation>起草时间</translation>
        </message>
        <message>
            <source>By</source>
            <translation>起草人</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>审批人</translation>
        </message>
        <message>
            <source>Live since</source>
            <translation>生效时间</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>摘要</translation>
        </message>
        <message>
            <source>the ledger fails: no rule can be changed</source>
            <translation>留痕故障：不能变更规则</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>手工</translation>
        </message>
        <message>
            <source>the version before is not known any more</source>
            <translation>原版本已无从查考</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>{0} new</source>
            <translation>新增 {0}</translation>
        </message>
        <message>
            <source>{0} changed</source>
            <translation>修改 {0}</translation>
        </message>
        <message>
            <source>{0} away</source>
            <translation>删除 {0}</translation>
        </message>
    </context>
    <context>
        <name>Chart</name>
        <message>
            <source>Basis chart</source>
            <translation>基差图</translation>
        </message>
        <message>
            <source>Legs chart</source>
            <translation>两腿图</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>期货</translation>
        </message>
        <message>
            <source>Spot, comparable</source>
            <translation>现货（可比）</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今日</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>basis = spot − futures; waiting for both prices</source>
            <translation>基差 = 现货 − 期货；等待两边报价</translation>
        </message>
        <message>
            <source>spot {0}</source>
            <translation>现货 {0}</translation>
        </message>
        <message>
            <source>− futures {0} = {1}</source>
            <translation>− 期货 {0} = {1}</translation>
        </message>
        <message>
            <source>{0}   basis {1}   spot {2}   futures {3}</source>
            <translation>{0}   基差 {1}   现货 {2}   期货 {3}</translation>
        </message>
        <message>
            <source>15m</source>
            <translation>15分</translation>
        </message>
        <message>
            <source>1h</source>
            <translation>1小时</translation>
        </message>
        <message>
            <source>4h</source>
            <translation>4小时</translation>
        </message>
        <message>
            <source>No former years</source>
            <translation>无往年同期</translation>
        </message>
        <message>
            <source>spot {0}, futures {1} ago</source>
            <translation>现货 {0} 前，期货 {1} 前</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}年 {1}</translation>
        </message>
    </context>
    <context>
        <name>Closed</name>
        <message>
            <source>nobody hears it: {rest}</source>
            <translation>没有人收到：{rest}</translation>
        </message>
        <message>
            <source>{file}: the disk is full ({detail})</source>
            <translation>{file}：磁盘已满（{detail}）</translation>
        </message>
        <message>
            <source>{file}: the disk reported an error ({detail})</source>
            <translation>{file}：磁盘报错（{detail}）</translation>
        </message>
        <message>
            <source>{file}: another program holds it locked ({detail})</source>
            <translation>{file}：被其他程序锁定（{detail}）</translation>
        </message>
        <message>
            <source>{file}: the file is damaged ({detail})</source>
            <translation>{file}：文件已损坏（{detail}）</translation>
        </message>
        <message>
            <source>{file}: it is not a SQLite file ({detail})</source>
            <translation>{file}：不是 SQLite 文件（{detail}）</translation>
        </message>
        <message>
            <source>{file}: it may not be written to ({detail})</source>
            <translation>{file}：没有写入权限（{detail}）</translation>
        </message>
        <message>
            <source>{file}: it cannot be opened ({detail})</source>
            <translation>{file}：打不开（{detail}）</translation>
        </message>
        <message>
            <source>{file}: the memory is exhausted ({detail})</source>
            <translation>{file}：内存不足（{detail}）</translation>
        </message>
        <message>
            <source>{folder}: another desk (process {owner}) is already running on this data folder</source>
            <translation>{folder}：已有另一个程序在使用此数据目录（进程 {owner}）</translation>
        </message>
        <message>
            <source>the desk's process ended with code {code}</source>
            <translation>后台进程已结束，代码 {code}</translation>
        </message>
        <message>
            <source>the desk's process cannot be started: {detail}</source>
            <translation>后台进程无法启动：{detail}</translation>
        </message>
        <message>
            <source>what the desk says cannot be understood: {detail}</source>
            <translation>无法读懂后台传来的内容：{detail}</translation>
        </message>
        <message>
            <source>internal error: {detail}</source>
            <translation>内部错误：{detail}</translation>
        </message>
        <message>
            <source>{folder}: another desk is already running on this data folder</source>
            <translation>{folder}：已有另一个程序在使用此数据目录</translation>
        </message>
        <message>
            <source>{folder}: cannot be used for data: {failure}</source>
            <translation>{folder}：不能用作数据目录：{failure}</translation>
        </message>
        <message>
            <source>{file}: the store is closed</source>
            <translation>{file}：留痕库已关闭</translation>
        </message>
        <message>
            <source>{file}: this disk cannot hold a write-ahead log</source>
            <translation>{file}：此磁盘不支持预写日志（WAL）</translation>
        </message>
        <message>
            <source>{file}: a line is damaged: {detail}</source>
            <translation>{file}：有一行已损坏：{detail}</translation>
        </message>
        <message>
            <source>{file}: the first entry is not a ledger's beginning</source>
            <translation>{file}：第一条不是留痕的起始条目</translation>
        </message>
        <message>
            <source>{file}: the ledger has format {found}, this program writes {known}</source>
            <translation>{file}：留痕格式为 {found}，本程序写 {known}</translation>
        </message>
        <message>
            <source>{file}: this is the ledger of desk {desk}, not of {own}; give each desk a data folder of its own</source>
            <translation>{file}：这是台 {desk} 的留痕，不是 {own} 的；每个台须有自己的数据目录</translation>
        </message>
        <message>
            <source>{file}: is not a signing key (64 hex digits); put the right file back, or move this one away and the desk makes a new key and says so in the ledger</source>
            <translation>{file}：不是签名密钥（64 位十六进制）；请放回正确的文件，或移走它，程序会新建密钥并记入留痕</translation>
        </message>
        <message>
            <source>the keyring's signing key {name} cannot be used: {failure}</source>
            <translation>系统密钥环中的签名密钥 {name} 不能用：{failure}</translation>
        </message>
        <message>
            <source>{file}: its outbox has format {found}, this program knows {known}; start the program that wrote it, or choose another data folder</source>
            <translation>{file}：发件箱格式为 {found}，本程序只认 {known}；请用写它的程序启动，或另选数据目录</translation>
        </message>
        <message>
            <source>ledger entry {entry} ({thing}) cannot be read by this version: {detail}</source>
            <translation>本版本读不了留痕第 {entry} 条（{thing}）：{detail}</translation>
        </message>
        <message>
            <source>the ledger could not be written to the end; what happened last is not in it: {rest}</source>
            <translation>留痕未能写完，最后发生的事不在其中：{rest}</translation>
        </message>
    </context>
    <context>
        <name>Condition</name>
        <message>
            <source>the sample before</source>
            <translation>前一笔</translation>
        </message>
        <message>
            <source>the same time of the trading day before</source>
            <translation>前一交易日同一时刻</translation>
        </message>
        <message>
            <source>the close of last week</source>
            <translation>上周收盘</translation>
        </message>
        <message>
            <source>deviation of {0} over {1}</source>
            <translation>{0} 在 {1} 内的标准差</translation>
        </message>
        <message>
            <source>variance of {0} over {1}</source>
            <translation>{0} 在 {1} 内的方差</translation>
        </message>
        <message>
            <source>between {0} and {1}</source>
            <translation>在 {0} 与 {1} 之间</translation>
        </message>
        <message>
            <source>{0} has no good value: {1}</source>
            <translation>{0} 没有有效值：{1}</translation>
        </message>
        <message>
            <source>{0} changes its sign by more than {1}</source>
            <translation>{0} 变号且超过 {1}</translation>
        </message>
        <message>
            <source>change of {0} against {1}{2}</source>
            <translation>{0} 较 {1} 的变动{2}</translation>
        </message>
        <message>
            <source>{0} divided by {1}</source>
            <translation>{0} 除以 {1}</translation>
        </message>
        <message>
            <source>place of {0} among its last {1} values</source>
            <translation>{0} 在最近 {1} 个值中的分位</translation>
        </message>
        <message>
            <source>{0} of its {1}</source>
            <translation>所属{1}的{0}</translation>
        </message>
        <message>
            <source> or </source>
            <translation> 或 </translation>
        </message>
        <message>
            <source>{0}, until it is back at {1}</source>
            <translation>{0}，回到 {1} 为止</translation>
        </message>
        <message>
            <source>the close of the last {0} bar</source>
            <translation>上一根 {0} K 线收盘</translation>
        </message>
        <message>
            <source>, of the price then</source>
            <translation>（占当时现货价）</translation>
        </message>
        <message>
            <source>, in deviations</source>
            <translation>（以标准差计）</translation>
        </message>
        <message>
            <source>, of the value then (at least {0})</source>
            <translation>（占当时值，至少 {0}）</translation>
        </message>
        <message>
            <source>{0} below {1} or above {2}</source>
            <translation>{0} 低于 {1} 或高于 {2}</translation>
        </message>
        <message>
            <source> and </source>
            <translation> 且 </translation>
        </message>
        <message>
            <source>not ({0})</source>
            <translation>非（{0}）</translation>
        </message>
        <message>
            <source>a change of sign of {0}</source>
            <translation>{0} 变号</translation>
        </message>
        <message>
            <source>{0} below {1}</source>
            <translation>{0} 低于 {1}</translation>
        </message>
        <message>
            <source>{0} above {1}</source>
            <translation>{0} 高于 {1}</translation>
        </message>
        <message>
            <source>{0} ago</source>
            <translation>{0} 前</translation>
        </message>
        <message>
            <source>{0} samples</source>
            <translation>{0} 笔</translation>
        </message>
        <message>
            <source>all samples, weighed {0}</source>
            <translation>全部样本（权重 {0}）</translation>
        </message>
        <message>
            <source>{0} is stale</source>
            <translation>{0} 已过时</translation>
        </message>
        <message>
            <source>the changes of {0}</source>
            <translation>{0} 变动</translation>
        </message>
        <message>
            <source>place of {0} among its last {1} closes of {2} bars</source>
            <translation>{0} 在最近 {1} 根 {2} K 线收盘中的分位</translation>
        </message>
        <message>
            <source>{0} closes of {1} bars</source>
            <translation>{0} 根 {1} K 线收盘</translation>
        </message>
        <message>
            <source>all closes of {0} bars, weighed {1}</source>
            <translation>全部 {0} K 线收盘（权重 {1}）</translation>
        </message>
        <message>
            <source>the last price of the trading day before</source>
            <translation>前一交易日最后价</translation>
        </message>
        <message>
            <source>in the night session</source>
            <translation>夜盘时段</translation>
        </message>
        <message>
            <source>in the day session</source>
            <translation>日盘时段</translation>
        </message>
        <message>
            <source>in the first {0} of the trading day</source>
            <translation>交易日开盘后 {0} 内</translation>
        </message>
        <message>
            <source>in the last {0} of the trading day</source>
            <translation>交易日收盘前 {0} 内</translation>
        </message>
        <message>
            <source>the trading day before (futures at settlement, or where it is not known at their last price)</source>
            <translation>前一交易日（期货取结算价，未知时取最后价）</translation>
        </message>
    </context>
    <context>
        <name>Coverage</name>
        <message>
            <source>Threshold coverage</source>
            <translation>阈值覆盖</translation>
        </message>
        <message>
            <source>Nothing is held yet</source>
            <translation>尚无持仓与货物</translation>
        </message>
        <message>
            <source>✗ no rule</source>
            <translation>✗ 无规则</translation>
        </message>
        <message>
            <source>Pair, unit or account</source>
            <translation>组合、业务单元或账户</translation>
        </message>
        <message>
            <source>Needed: it has contracts that are not all delivered</source>
            <translation>必须：有未交完货的合同</translation>
        </message>
        <message>
            <source>Not needed: all its contracts are delivered</source>
            <translation>不必：没有未交货的合同</translation>
        </message>
        <message>
            <source>Needed: it has stock</source>
            <translation>必须：有库存</translation>
        </message>
        <message>
            <source>Not needed: it has no stock</source>
            <translation>不必：没有库存</translation>
        </message>
    </context>
    <context>
        <name>Deadline</name>
        <message>
            <source>How many lots must go is not known</source>
            <translation>须了结的手数未知</translation>
        </message>
        <message>
            <source>No lots must go</source>
            <translation>无须了结的持仓</translation>
        </message>
        <message>
            <source>{0} d to delivery</source>
            <translation>交割余 {0} 日</translation>
        </message>
        <message>
            <source>{client}: {demand} by {day}, {days} trading days left</source>
            <translation>{client}：{day} 前{demand}，余 {days} 个交易日</translation>
        </message>
        <message>
            <source>{0} lots must go</source>
            <translation>须了结 {0} 手</translation>
        </message>
        <message>
            <source>Not all trading days until then are announced: unconfirmed</source>
            <translation>其间交易日尚未全部公布：未确认</translation>
        </message>
    </context>
    <context>
        <name>Deals</name>
        <message>
            <source>Contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>No contract in the book</source>
            <translation>账簿中没有合同</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Priced by</source>
            <translation>定价</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>业务单元</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Unpriced</source>
            <translation>未点价</translation>
        </message>
        <message>
            <source>To deliver</source>
            <translation>未交货</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>合约</translation>
        </message>
        <message>
            <source>Price / premium</source>
            <translation>价格/升贴水</translation>
        </message>
        <message>
            <source>Counterparty</source>
            <translation>对手方</translation>
        </message>
        <message>
            <source>{0} {1}, {2}: {3} of {4} {5} to deliver, {6} {5} unpriced</source>
            <translation>{0} {1}，{2}：共 {4}，待交 {3} {5}，未点价 {6} {5}</translation>
        </message>
        <message>
            <source>{0} {1}, {2}: {3} of {4} {5} to deliver</source>
            <translation>{0} {1}，{2}：共 {4}，待交 {3} {5}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>{0} {1}, {2}: {3} {4} unpriced, {5}</source>
            <translation>{0} {1}，{2}：未点价 {3} {4}，{5}</translation>
        </message>
    </context>
    <context>
        <name>Deliver</name>
        <message>
            <source>Deliver goods out of a lot</source>
            <translation>出库交货</translation>
        </message>
        <message>
            <source>Lot {0}: {1} → {2} {3}; still to deliver: {4} → {5} {3}</source>
            <translation>批次 {0}：{1} → {2} {3}；合同待交：{4} → {5} {3}</translation>
        </message>
        <message>
            <source>Deliver</source>
            <translation>交货</translation>
        </message>
        <message>
            <source>No lot of these goods is in store</source>
            <translation>库存中没有此类货物的批次</translation>
        </message>
        <message>
            <source>A quantity is needed</source>
            <translation>须填写数量</translation>
        </message>
        <message>
            <source>Out of</source>
            <translation>出库批次</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>数量（{0}）</translation>
        </message>
    </context>
    <context>
        <name>Deliveries</name>
        <message>
            <source>Deliveries</source>
            <translation>送达</translation>
        </message>
        <message>
            <source>Nobody had to be told yet</source>
            <translation>还没有需要通知的人</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>生成</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>渠道</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>接收人</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>阶段</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>用时</translation>
        </message>
        <message>
            <source>Tries</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>Because</source>
            <translation>缘由</translation>
        </message>
        <message>
            <source>Message or fault</source>
            <translation>内容或故障</translation>
        </message>
        <message>
            <source>Provider's id</source>
            <translation>回执号</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>would watch: {0}</source>
            <translation>将监控：{0}</translation>
        </message>
        <message>
            <source>New rule</source>
            <translation>新建规则</translation>
        </message>
        <message>
            <source>Edit rule</source>
            <translation>修改规则</translation>
        </message>
        <message>
            <source>Save as draft</source>
            <translation>存为草稿</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The rule was changed meanwhile: open it anew</source>
            <translation>规则已被他人变更：请重新打开</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>why: it goes into the record</source>
            <translation>原因将写入留痕</translation>
        </message>
        <message>
            <source>Nothing is watched differently until a draft is approved and put live. What is live outranks a later edit of the desk file, and a rule that is taken away stays away though the desk file names it.</source>
            <translation>草稿经批准并生效之前，监控不变。已生效的变更优先于此后对台面文件的修改；已删除的规则即使台面文件仍写有，也不再启用。</translation>
        </message>
        <message>
            <source>there is a rule of this id already</source>
            <translation>已有该编号的规则</translation>
        </message>
        <message>
            <source>Whichever goes live first overtakes the other.</source>
            <translation>先生效者使另一项失效。</translation>
        </message>
        <message>
            <source>Changes of other rules that are open: {0}</source>
            <translation>其他规则另有 {0} 项待处理变更</translation>
        </message>
        <message>
            <source>{0} by {1} of {2} is open for this rule: {3}</source>
            <translation>该规则另有待处理变更：{0}，{1}，{2}：{3}</translation>
        </message>
    </context>
    <context>
        <name>Entry</name>
        <message>
            <source>Orders may leave again</source>
            <translation>恢复报单</translation>
        </message>
        <message>
            <source>The ledger begins</source>
            <translation>留痕账本建立</translation>
        </message>
        <message>
            <source>A new key signs from here on</source>
            <translation>此后改用新密钥签名</translation>
        </message>
        <message>
            <source>The desk starts</source>
            <translation>本台启动</translation>
        </message>
        <message>
            <source>Desk file read:</source>
            <translation>已读入台账文件：</translation>
        </message>
        <message>
            <source>The desk stops</source>
            <translation>本台停止</translation>
        </message>
        <message>
            <source>No order leaves any more</source>
            <translation>停止一切报单</translation>
        </message>
        <message>
            <source>Undone:</source>
            <translation>已撤销：</translation>
        </message>
        <message>
            <source>{0} signed in after {1}</source>
            <translation>{1}之后{0}登录</translation>
        </message>
        <message>
            <source>{0} signed off</source>
            <translation>{0}退出登录</translation>
        </message>
        <message>
            <source>{0} signed in</source>
            <translation>{0}登录</translation>
        </message>
    </context>
    <context>
        <name>Explain</name>
        <message>
            <source>Acknowledge  A</source>
            <translation>确认  A</translation>
        </message>
        <message>
            <source>Close the alert with this label</source>
            <translation>以此标签关闭告警</translation>
        </message>
        <message>
            <source>Why this alert</source>
            <translation>告警说明</translation>
        </message>
        <message>
            <source>Select an alert to see why it fired</source>
            <translation>选中一条告警查看触发原因</translation>
        </message>
        <message>
            <source>Muted by</source>
            <translation>静默来源</translation>
        </message>
        <message>
            <source>No reduction can be proposed: {0}</source>
            <translation>暂不能提出减仓方案：{0}</translation>
        </message>
        <message>
            <source>Nothing earlier is known</source>
            <translation>此前无数据</translation>
        </message>
        <message>
            <source>Show what belongs to this alert</source>
            <translation>查看本告警关联的库存、合同、账户和持仓</translation>
        </message>
        <message>
            <source>On by</source>
            <translation>匹配</translation>
        </message>
        <message>
            <source>{0} (premium of {1})</source>
            <translation>{0}（升贴水 {1}）</translation>
        </message>
        <message>
            <source>{0} (freight of {1})</source>
            <translation>{0}（运费 {1}）</translation>
        </message>
        <message>
            <source>The reduction is done. No further one: {0}</source>
            <translation>减仓已完成，无需再减：{0}</translation>
        </message>
        <message>
            <source>{0}, from {1} to {2}, {3}</source>
            <translation>{0}，自 {1} 至 {2}，{3}</translation>
        </message>
        <message>
            <source>{0}, from {1}, {2}</source>
            <translation>{0}，自 {1} 起，{2}</translation>
        </message>
        <message>
            <source>{0}, from {1}</source>
            <translation>{0}，自 {1} 起</translation>
        </message>
        <message>
            <source>Show the chart at that moment  Ctrl+J</source>
            <translation>查看当时图表  Ctrl+J</translation>
        </message>
        <message>
            <source>Chart at {0}</source>
            <translation>查看 {0} 图表</translation>
        </message>
    </context>
    <context>
        <name>Exposure</name>
        <message>
            <source>No book lines and no lots</source>
            <translation>没有现货明细与持仓</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>敞口</translation>
        </message>
        <message>
            <source>No unit</source>
            <translation>未分组</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>基差</translation>
        </message>
        <message>
            <source>Flat</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Hedged</source>
            <translation>套保</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>事业部与品种</translation>
        </message>
        <message>
            <source>Basis exposure: tonnes that move with spot; money a point</source>
            <translation>基差敞口：随现货变动的数量；基差每变动 1 的盈亏</translation>
        </message>
        <message>
            <source>Flat exposure: goods and futures together; money a point</source>
            <translation>净敞口：货物与期货合计；期货每变动 1 的盈亏</translation>
        </message>
        <message>
            <source>Futures against goods; above 100% or below 0 it is speculation</source>
            <translation>期货对货物的比例；高于 100% 或低于 0 即为投机</translation>
        </message>
        <message>
            <source>Exposure basis</source>
            <translation>敞口基差</translation>
        </message>
        <message>
            <source>Market basis, weighted by what is exposed</source>
            <translation>按敞口加权的市场基差</translation>
        </message>
        <message>
            <source>Bought at</source>
            <translation>采购基差</translation>
        </message>
        <message>
            <source>Contract basis of open purchases, converted to one month</source>
            <translation>未交采购合同的合同基差，折算到同一月份</translation>
        </message>
        <message>
            <source>Sold at</source>
            <translation>销售基差</translation>
        </message>
        <message>
            <source>Contract basis of open sales, converted to one month</source>
            <translation>未交销售合同的合同基差，折算到同一月份</translation>
        </message>
        <message>
            <source>Stock now</source>
            <translation>库存市价基差</translation>
        </message>
        <message>
            <source>Inventory basis at market prices</source>
            <translation>按市价计的库存基差</translation>
        </message>
        <message>
            <source>Stock cost</source>
            <translation>库存成本基差</translation>
        </message>
        <message>
            <source>Inventory basis as it was locked</source>
            <translation>锁定的库存基差</translation>
        </message>
        <message>
            <source>Limit move, CNY</source>
            <translation>停板风险（元）</translation>
        </message>
        <message>
            <source>What the flat exposure loses in a limit move of its main month</source>
            <translation>主力月份一个停板时净敞口的损失</translation>
        </message>
        <message>
            <source>k·σ, CNY</source>
            <translation>k·σ（元）</translation>
        </message>
        <message>
            <source>What k usual days of the flat exposure come to, by its months</source>
            <translation>价格敞口按合约月份合并后，k 倍日波动（σ）对应的金额</translation>
        </message>
        <message>
            <source>{name}: {money} in a limit move</source>
            <translation>{name}：涨跌停板 {money} 元</translation>
        </message>
        <message>
            <source>{name}: {money} at {k}σ, σ = {sigma} a day × {exposed}, {days} days</source>
            <translation>{name}：{k}σ 为 {money} 元，σ = {sigma}/日 × {exposed}，{days} 个交易日</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>价格敞口</translation>
        </message>
        <message>
            <source>Basis exposure</source>
            <translation>基差敞口</translation>
        </message>
        <message>
            <source>{name}: σ not known, {days} of {least} days</source>
            <translation>{name}：σ 未知，仅有 {days} 天，需 {least} 天</translation>
        </message>
        <message>
            <source>{name}: {money} at {k}σ of all its parts, {days} days</source>
            <translation>{name}：各部分合计 {k}σ 为 {money} 元，{days} 个交易日</translation>
        </message>
        <message>
            <source>{name}: the limit move is not known</source>
            <translation>{name}：涨跌停幅度未知</translation>
        </message>
        <message>
            <source>{name}: {money} in a limit move of the next day, ±{rate} after this lock (D{stage})</source>
            <translation>{name}：下一交易日涨跌停 ±{rate}（本次单边市后 D{stage}）{money} 元</translation>
        </message>
        <message>
            <source>{name}: {money} in a limit move of today, ±{rate}</source>
            <translation>{name}：今日涨跌停 ±{rate}，{money} 元</translation>
        </message>
        <message>
            <source>No room for: {0}. Rest on a name to see them.</source>
            <translation>位置不够未显示：{0}。指针停在名称上可见。</translation>
        </message>
        <message>
            <source>{0}, {1}</source>
            <translation>{0}（{1}）</translation>
        </message>
        <message>
            <source>By month</source>
            <translation>按月份</translation>
        </message>
        <message>
            <source>By strategy</source>
            <translation>按策略</translation>
        </message>
        <message>
            <source>By account</source>
            <translation>按账户</translation>
        </message>
        <message>
            <source>What a commodity is divided by</source>
            <translation>品种的划分方式</translation>
        </message>
        <message>
            <source>No account</source>
            <translation>现货</translation>
        </message>
        <message>
            <source>Of the commodity as a whole: parts offset one another, so it is not divided</source>
            <translation>按整个品种计量：各部分相互抵消，故不拆分</translation>
        </message>
        <message>
            <source>No strategy</source>
            <translation>无策略</translation>
        </message>
        <message>
            <source>Goods have no account: only all accounts together hedge a commodity</source>
            <translation>现货不属于任何账户：只有全部账户合起来才与品种的现货对应</translation>
        </message>
        <message>
            <source>Goods and lots without a strategy: nothing says that they belong together</source>
            <translation>无策略的现货与期货：没有依据说明二者相互对应</translation>
        </message>
    </context>
    <context>
        <name>Finding</name>
        <message>
            <source>{file}, line {line} is not a CSV row ({failure})</source>
            <translation>{file} 第 {line} 行不是 CSV 格式（{failure}）</translation>
        </message>
        <message>
            <source>{file}, line {line}: {rest}</source>
            <translation>{file} 第 {line} 行：{rest}</translation>
        </message>
        <message>
            <source>book, {table} {id}: {field} = {value}: {why}</source>
            <translation>账簿 {table} {id}：{field} = {value}：{why}</translation>
        </message>
        <message>
            <source>{file} and {other} both hold the table {table}</source>
            <translation>{file} 与 {other} 都是「{table}」表</translation>
        </message>
        <message>
            <source>{file} has {count} sheets; one table needs one sheet</source>
            <translation>{file} 有 {count} 个工作表；一张表只能有一个</translation>
        </message>
        <message>
            <source>{file}: neither its name nor its header says which table it holds; name it one of {names}</source>
            <translation>{file}：名称和表头都看不出是哪张表；请命名为其中之一：{names}</translation>
        </message>
        <message>
            <source>{file} has no sheet with rows</source>
            <translation>{file} 没有含数据的工作表</translation>
        </message>
        <message>
            <source>{file} is neither an XLSX workbook nor UTF-8 or GBK text</source>
            <translation>{file} 既不是 XLSX 工作簿，也不是 UTF-8 或 GBK 文本</translation>
        </message>
        <message>
            <source>{file}: the header is missing; the file is empty</source>
            <translation>{file}：缺少表头；文件是空的</translation>
        </message>
        <message>
            <source>{file} unpacks to {count} bytes, more than is read</source>
            <translation>{file} 解压后有 {count} 字节，超出可读取的上限</translation>
        </message>
        <message>
            <source>{file} cannot be read as an XLSX workbook: {failure}</source>
            <translation>{file} 不能作为 XLSX 工作簿读取（{failure}）</translation>
        </message>
        <message>
            <source>{file}, cell {cell} is an error: {value}</source>
            <translation>{file} 单元格 {cell} 是错误值：{value}</translation>
        </message>
        <message>
            <source>{file}, cell {cell} is a formula without a computed value; open and save the file in a spreadsheet program, or write the value</source>
            <translation>{file} 单元格 {cell} 是没有计算结果的公式；请在表格软件中打开并保存，或直接写入数值</translation>
        </message>
        <message>
            <source>more than {rows} lines and {columns} columns are not read</source>
            <translation>最多读取 {rows} 行、{columns} 列</translation>
        </message>
        <message>
            <source>columns are missing: {names}</source>
            <translation>缺少列：{names}</translation>
        </message>
        <message>
            <source>column {column} is not known; did you mean {near}?</source>
            <translation>不认识「{column}」列；是否指 {near}？</translation>
        </message>
        <message>
            <source>column {column} is not known</source>
            <translation>不认识「{column}」列</translation>
        </message>
        <message>
            <source>column {column} is there twice</source>
            <translation>「{column}」列出现两次</translation>
        </message>
        <message>
            <source>has {count} cells, more than the header's {most}</source>
            <translation>有 {count} 格，多于表头的 {most} 格</translation>
        </message>
        <message>
            <source>with it, its {field} = {value}: {why}</source>
            <translation>加入后其{field} = {value}：{why}</translation>
        </message>
        <message>
            <source>basis = {value}: spot {spot} minus futures {futures} is {basis}</source>
            <translation>基差 {value}，但现货 {spot} 减期货 {futures} 是 {basis}</translation>
        </message>
        <message>
            <source>{column} = {value}: {why}</source>
            <translation>{column} = {value}：{why}</translation>
        </message>
        <message>
            <source>is in line {line} already</source>
            <translation>与第 {line} 行重复</translation>
        </message>
        <message>
            <source>is not a number</source>
            <translation>不是数字</translation>
        </message>
        <message>
            <source>is out of range: below {most} and {decimals} decimals are read</source>
            <translation>超出范围：须小于 {most}，最多 {decimals} 位小数</translation>
        </message>
        <message>
            <source>must not be negative; the side says which way the goods go</source>
            <translation>不能为负；方向由买卖一列表示</translation>
        </message>
        <message>
            <source>must not be negative; a lot that has left has 0</source>
            <translation>不能为负；已出库的批次写 0</translation>
        </message>
        <message>
            <source>must not be negative</source>
            <translation>不能为负</translation>
        </message>
        <message>
            <source>is not from 0 to 1; write such as 5% or 0.05</source>
            <translation>不在 0 到 1 之间；写法如 5% 或 0.05</translation>
        </message>
        <message>
            <source>must be above 0</source>
            <translation>必须大于 0</translation>
        </message>
        <message>
            <source>has no time of day; expected YYYY-MM-DD HH:MM[:SS]</source>
            <translation>缺少时刻；应为 YYYY-MM-DD HH:MM[:SS]</translation>
        </message>
        <message>
            <source>is not a date; expected YYYY-MM-DD</source>
            <translation>不是日期；应为 YYYY-MM-DD</translation>
        </message>
        <message>
            <source>is not a date of the calendar</source>
            <translation>不是有效的日期</translation>
        </message>
        <message>
            <source>is not one of {names}</source>
            <translation>应为其中之一：{names}</translation>
        </message>
        <message>
            <source>needs its exchange in front, such as SHFE.cu2701</source>
            <translation>须写明交易所，如 SHFE.cu2701</translation>
        </message>
        <message>
            <source>hedge quantity and hedge price go together</source>
            <translation>套保数量与套保价须同时填写</translation>
        </message>
        <message>
            <source>is not a business unit of the book</source>
            <translation>账簿中没有这个业务单元</translation>
        </message>
        <message>
            <source>is not a strategy of the book</source>
            <translation>账簿中没有这个策略</translation>
        </message>
        <message>
            <source>belongs to unit {unit}, the row to {other}</source>
            <translation>属于业务单元 {unit}，而该行属于 {other}</translation>
        </message>
        <message>
            <source>is not a futures contract; expected such as {names}</source>
            <translation>不是期货合约；写法如 {names}</translation>
        </message>
        <message>
            <source>is not a contract the desk knows: no product {id} is on file; did you mean {near}?</source>
            <translation>本台不认识这个合约：没有品种 {id}；是否指 {near}？</translation>
        </message>
        <message>
            <source>is not a contract the desk knows: no product {id} is on file</source>
            <translation>本台不认识这个合约：没有品种 {id}</translation>
        </message>
        <message>
            <source>is not a contract the desk knows</source>
            <translation>本台不认识这个合约</translation>
        </message>
        <message>
            <source>is not a pair of the desk</source>
            <translation>本台没有这个组合</translation>
        </message>
        <message>
            <source>is not an account of the desk</source>
            <translation>本台没有这个账户</translation>
        </message>
        <message>
            <source>is not a commodity the desk knows</source>
            <translation>本台不认识这个品种</translation>
        </message>
        <message>
            <source>is not a contract of the book</source>
            <translation>账簿中没有这个合同</translation>
        </message>
        <message>
            <source>{id} is booked in {names}; convert the quantities</source>
            <translation>{id} 以 {names} 记账；请换算数量</translation>
        </message>
        <message>
            <source>brings the shares of {account} in {id} to {value}, above 1</source>
            <translation>使 {account} 在 {id} 的份额合计为 {value}，超过 1</translation>
        </message>
        <message>
            <source>is no delivery month: there is no month {month}</source>
            <translation>不是交割月份：没有 {month} 月</translation>
        </message>
        <message>
            <source>is not how its exchange writes it; expected {count} digits, {near}</source>
            <translation>不是交易所的写法；应为 {count} 位数字，如 {near}</translation>
        </message>
        <message>
            <source>is over: its delivery month has passed</source>
            <translation>已过期：交割月份已过</translation>
        </message>
        <message>
            <source>is watched by no pair of the desk: without its price its basis and risk are unknown</source>
            <translation>本台没有组合使用它：没有它的价格，基差和风险未知</translation>
        </message>
        <message>
            <source>a fixed-price contract needs its price</source>
            <translation>一口价合同须填价格</translation>
        </message>
        <message>
            <source>a fixed-price contract has no premium</source>
            <translation>一口价合同没有升贴水</translation>
        </message>
        <message>
            <source>a fixed price is wholly priced; leave it out</source>
            <translation>一口价已全部定价；请留空</translation>
        </message>
        <message>
            <source>without the futures price of its time it has no contract basis</source>
            <translation>没有签约时的期货价，合同基差未知</translation>
        </message>
        <message>
            <source>a {pricing} contract needs its premium; 0 must be written as 0</source>
            <translation>{pricing}合同须填升贴水；0 也要写</translation>
        </message>
        <message>
            <source>{count} is priced, but at what price is not said</source>
            <translation>已点价 {count}，但没有写价格</translation>
        </message>
        <message>
            <source>{count} is priced, more than the contract's {most}</source>
            <translation>已点价 {count}，超过合同的 {most}</translation>
        </message>
        <message>
            <source>nothing is said to be priced at this price</source>
            <translation>写了价格，但没有已点价的数量</translation>
        </message>
        <message>
            <source>an average price needs both window days</source>
            <translation>均价须填窗口的起止日</translation>
        </message>
        <message>
            <source>lies before the window's start, {day}</source>
            <translation>早于窗口起始日 {day}</translation>
        </message>
        <message>
            <source>is more than {most}, the quantity with its tolerance</source>
            <translation>超过 {most}，即合同数量加溢短装</translation>
        </message>
        <message>
            <source>contract {id} is {pricing}: it is not priced by hand</source>
            <translation>合同 {id} 是{pricing}：不能手工点价</translation>
        </message>
        <message>
            <source>lies after the last day for pricing, {day}</source>
            <translation>晚于最后点价日 {day}</translation>
        </message>
        <message>
            <source>is more than was unpriced in that month at the time</source>
            <translation>超过当时该月份的未点价数量</translation>
        </message>
        <message>
            <source>{count} was rolled in parts, but only {most} is unpriced</source>
            <translation>分批换月 {count}，但未点价只有 {most}</translation>
        </message>
        <message>
            <source>has passed with {count} still unpriced</source>
            <translation>已过期，仍有 {count} 未点价</translation>
        </message>
        <message>
            <source>has passed with {count} still undelivered</source>
            <translation>已过期，仍有 {count} 未交货</translation>
        </message>
        <message>
            <source>goods without title must name the contract that counts them</source>
            <translation>没有货权的货物须写明计入哪个合同</translation>
        </message>
        <message>
            <source>is a sale; goods come from purchases</source>
            <translation>是销售合同；货物只能来自采购</translation>
        </message>
        <message>
            <source>is counted twice: {count} of contract {id} is with us, but the contract says that {most} is delivered and still counts the rest as to come</source>
            <translation>重复计入：合同 {id} 有 {count} 已在手，但合同写已交 {most}，其余仍算待交</translation>
        </message>
        <message>
            <source>differs from contract {id}, which has {value}</source>
            <translation>与合同 {id} 不同，合同为 {value}</translation>
        </message>
        <message>
            <source>more futures are matched than the lot's {most}</source>
            <translation>套保数量超过批次的 {most}</translation>
        </message>
        <message>
            <source>without a landed cost it has no cost basis</source>
            <translation>没有入库成本，存货基差未知</translation>
        </message>
        <message>
            <source>{column} is empty</source>
            <translation>「{column}」是空的</translation>
        </message>
        <message>
            <source>{table} {id}: {field} = {value}: {why}</source>
            <translation>{table} {id}：{field} = {value}：{why}</translation>
        </message>
        <message>
            <source>no product is on file for {id} on {day}</source>
            <translation>{day}：没有 {id} 的品种资料</translation>
        </message>
        <message>
            <source>no {name} VAT rate is on file for {id} on {day}</source>
            <translation>{day}：没有 {id} 的增值税率（{name}）</translation>
        </message>
        <message>
            <source>no premium is on file for {id} on {day}; 0 must be written as 0</source>
            <translation>{day}：没有 {id} 的升贴水；0 也要写</translation>
        </message>
        <message>
            <source>with it, pricing {id} {why}</source>
            <translation>按此，点价 {id} {why}</translation>
        </message>
        <message>
            <source>brings what is priced of contract {id} to {count}, above its {most}</source>
            <translation>使合同 {id} 已点价达 {count}，超过其 {most}</translation>
        </message>
        <message>
            <source>is no trading day</source>
            <translation>不是交易日</translation>
        </message>
        <message>
            <source>lies after the trading day, {day}</source>
            <translation>晚于当前交易日 {day}</translation>
        </message>
        <message>
            <source>the front told {value}; this row goes before it</source>
            <translation>行情前置所报为 {value}；以本行为准</translation>
        </message>
        <message>
            <source>{column} is part of the merged cell {cell}, whose value stands in its first row alone; write it in each</source>
            <translation>{column} 属于合并单元格 {cell}，其值只在首行；请每行都填写</translation>
        </message>
        <message>
            <source>{file}: has a header and no rows: all {count} rows that the book has of {table} are removed</source>
            <translation>{file}：只有表头没有数据行：账簿中 {table} 的全部 {count} 行将被删除</translation>
        </message>
        <message>
            <source>cannot be told apart in rules: leave out {value}</source>
            <translation>在规则中无法区分：请去掉 {value}</translation>
        </message>
        <message>
            <source>is another product than {futures} of contract {id}</source>
            <translation>与合同 {id} 的 {futures} 不是同一品种</translation>
        </message>
        <message>
            <source>is a pair on {id}: its spot less {futures} is no basis</source>
            <translation>是 {id} 上的组合：其现货减 {futures} 不是基差</translation>
        </message>
        <message>
            <source>is not what {futures} is of: its lots are counted in {id} and hedge nothing in {name}</source>
            <translation>不是 {futures} 的品种：其手数计入 {id}，对 {name} 没有套保作用</translation>
        </message>
        <message>
            <source>looks like a price without tax beside {futures} of futures with it: its basis would be the tax; write it with {share}, {value}</source>
            <translation>像是不含税价，而期货 {futures} 含税：算出的基差会是税额；请按 {share} 税率写成含税价 {value}</translation>
        </message>
        <message>
            <source>is all that came, and {count} is priced: {most} is in vain</source>
            <translation>是全部到货量，而已点价 {count}：{most} 落空</translation>
        </message>
        <message>
            <source>is far from {futures}: both are for the unit that the futures are quoted in</source>
            <translation>与期货价 {futures} 相差太远：两者都应按期货的报价单位填写</translation>
        </message>
        <message>
            <source>is {count} days after {day}; no window is longer than 3 years</source>
            <translation>比 {day} 晚 {count} 天；均价期不超过 3 年</translation>
        </message>
        <message>
            <source>no day from {day} on is a trading day</source>
            <translation>从 {day} 起没有交易日</translation>
        </message>
        <message>
            <source>lies after the last day of {futures}: it will have no settlement then</source>
            <translation>晚于 {futures} 的最后一天：届时已没有结算价</translation>
        </message>
        <message>
            <source>makes {count} of contract {id} on the way, and {most} has still to come</source>
            <translation>使合同 {id} 的在途数量达到 {count}，而尚未到货的只有 {most}</translation>
        </message>
        <message>
            <source>lies after the trading day, {day}, and counts from now on</source>
            <translation>晚于交易日 {day}，但从现在起就计入</translation>
        </message>
        <message>
            <source>is {share} of the quantity; one per cent is written 1% or 0.01</source>
            <translation>为数量的 {share}；百分之一应写作 1% 或 0.01</translation>
        </message>
        <message>
            <source>what is not hedged has no futures price of its receipt: it has no cost basis</source>
            <translation>未套保部分没有入库期货价，因而没有成本基差</translation>
        </message>
        <message>
            <source>is counted by the desk file's own lines already: these goods would count twice</source>
            <translation>已由台面文件自己的行计入：这些货物会被重复计算</translation>
        </message>
        <message>
            <source>basis = {value} has the wrong sign: spot {spot} minus futures {futures} is {basis}; so have {count} of {all} rows. If the file writes {other}, leave the column out, or use `book import --sign {sign}`</source>
            <translation>基差 {value} 符号相反：现货 {spot} 减期货 {futures} 是 {basis}；{all} 行中有 {count} 行如此。如文件写的是 {other}，请去掉该列，或用 `book import --sign {sign}`</translation>
        </message>
        <message>
            <source>leaves {share} of the lots of {account} in {id} to no unit</source>
            <translation>使 {account} 的 {id} 手数中有 {share} 不属于任何业务单元</translation>
        </message>
    </context>
    <context>
        <name>Flaw</name>
        <message>
            <source>a reduction answers a rule on pairs alone</source>
            <translation>只有针对组合的规则才能提出减仓</translation>
        </message>
        <message>
            <source>a reduction answers the metric "basis" alone</source>
            <translation>只有基差规则才能提出减仓</translation>
        </message>
        <message>
            <source>1 to 64 letters, digits, dots, underscores or hyphens are needed</source>
            <translation>须为 1 至 64 个字母、数字、点、下划线或连字符</translation>
        </message>
        <message>
            <source>its length must be 1 to 64</source>
            <translation>长度须为 1 至 64</translation>
        </message>
        <message>
            <source>a rule needs at least one subject</source>
            <translation>规则至少要有一个对象</translation>
        </message>
        <message>
            <source>is named twice</source>
            <translation>重复</translation>
        </message>
        <message>
            <source>is there twice</source>
            <translation>出现两次</translation>
        </message>
        <message>
            <source>must be 0 or more</source>
            <translation>不得为负</translation>
        </message>
        <message>
            <source>no level has a formula</source>
            <translation>没有任何级别写了公式</translation>
        </message>
        <message>
            <source>a rule has limits or formulas, not both</source>
            <translation>规则只能用限值或公式之一</translation>
        </message>
        <message>
            <source>levels must ascend, each once</source>
            <translation>级别须由低到高，各一次</translation>
        </message>
        <message>
            <source>no rule with limits is on this</source>
            <translation>限值规则不能监控它</translation>
        </message>
        <message>
            <source>the rule has no level with limits</source>
            <translation>没有任何级别写了限值</translation>
        </message>
        <message>
            <source>a level needs low, high or both</source>
            <translation>每个级别须有下限、上限或两者</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>须为数字</translation>
        </message>
        <message>
            <source>must be below high, </source>
            <translation>须低于上限 </translation>
        </message>
        <message>
            <source>must be less than the width of the narrowest band, </source>
            <translation>须小于最窄区间的宽度 </translation>
        </message>
        <message>
            <source>must not lie above the low of a lower level, </source>
            <translation>不得高于较低级别的下限 </translation>
        </message>
        <message>
            <source>must not lie below the high of a lower level, </source>
            <translation>不得低于较低级别的上限 </translation>
        </message>
        <message>
            <source>an empty formula never fires; a rule without this level leaves the key out</source>
            <translation>空公式永远不会触发；不设这一级，就不要写这个键</translation>
        </message>
        <message>
            <source>this is not a formula</source>
            <translation>这不是公式</translation>
        </message>
        <message>
            <source>an account has no sessions: its clock is "wall"</source>
            <translation>账户没有交易时段：只能按自然时间计时</translation>
        </message>
        <message>
            <source>a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere</source>
            <translation>这是以 1 为整的比例：公式里百分数写作 80%，其他地方写作 0.8</translation>
        </message>
    </context>
    <context>
        <name>Footing</name>
        <message>
            <source>View {0}</source>
            <translation>试看{0}</translation>
        </message>
        <message>
            <source>To look at only: rules and orders stay {0}</source>
            <translation>仅供查看：规则与下单仍按{0}敞口</translation>
        </message>
        <message>
            <source>{title}, {footing}</source>
            <translation>{title}（{footing}）</translation>
        </message>
        <message>
            <source>no rate on file: {0}</source>
            <translation>无税率：{0}</translation>
        </message>
        <message>
            <source>r = {0}</source>
            <translation>r = {0}</translation>
        </message>
        <message>
            <source>r = {rate}, excl. VAT is q / {factor}: {0}</source>
            <translation>r = {rate}，不含税按 q ÷ {factor}：{0}</translation>
        </message>
        <message>
            <source>no tax in the price, the same on both: {0}</source>
            <translation>价格不含增值税（保税或免税），两种口径相同：{0}</translation>
        </message>
        <message>
            <source>{shown} · as rules and orders</source>
            <translation>{shown} · 规则与下单同此</translation>
        </message>
        <message>
            <source>▲ View: {shown} · rules, orders: {counted}</source>
            <translation>▲ 试看{shown} · 规则与下单仍按{counted}</translation>
        </message>
        <message>
            <source>▲ View only: {shown}</source>
            <translation>▲ 试看{shown}</translation>
        </message>
    </context>
    <context>
        <name>Formula</name>
        <message>
            <source>this is neither true nor false</source>
            <translation>它本身没有真假，要比较才有</translation>
        </message>
        <message>
            <source>compare two things at a time</source>
            <translation>一次只能比较两样</translation>
        </message>
        <message>
            <source>things are compared by &lt; and &gt; only</source>
            <translation>只能用 &lt; 和 &gt; 比较</translation>
        </message>
        <message>
            <source>the width to come back by must not be negative</source>
            <translation>回差宽度不能为负</translation>
        </message>
        <message>
            <source>nested too deeply</source>
            <translation>嵌套太深</translation>
        </message>
        <message>
            <source>this is not a metric, a change, a deviation or a ratio</source>
            <translation>这不是指标、变化、标准差或比值</translation>
        </message>
        <message>
            <source>either a period such as "15m" or a bar="15m" is needed</source>
            <translation>需要周期（如 "15m"）或 bar="15m" 二者之一</translation>
        </message>
        <message>
            <source>there are "price", "sigma" and "previous"</source>
            <translation>可用 "price"、"sigma"、"previous"</translation>
        </message>
        <message>
            <source>a change relative to the previous value needs a floor</source>
            <translation>相对前值的变化必须写 floor</translation>
        </message>
        <message>
            <source>there are "values" and "changes"</source>
            <translation>可用 "values"、"changes"</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>这里需要一个数</translation>
        </message>
        <message>
            <source>a whole number is needed</source>
            <translation>这里需要一个整数</translation>
        </message>
        <message>
            <source>True or False is needed</source>
            <translation>这里需要 True 或 False</translation>
        </message>
        <message>
            <source>a text in quotation marks is needed, such as "15m"</source>
            <translation>需要带引号的文字，如 "15m"</translation>
        </message>
        <message>
            <source>a span of time is needed, such as "90s", "15m" or "5d"</source>
            <translation>需要一段时间，如 "90s"、"15m"、"5d"</translation>
        </message>
        <message>
            <source>a time of day is needed, such as "21:00"</source>
            <translation>需要一个时刻，如 "21:00"</translation>
        </message>
        <message>
            <source>the name of a metric is needed, such as basis or unit.basis</source>
            <translation>需要指标名，如 basis 或 unit.basis</translation>
        </message>
        <message>
            <source>no stars, please</source>
            <translation>不能使用星号</translation>
        </message>
        <message>
            <source>spot, futures, basis: a value, in its unit</source>
            <translation>spot 现货、futures 期货、basis 基差：数值，按各自单位</translation>
        </message>
        <message>
            <source>outside: beyond either limit, back once inside by clear</source>
            <translation>outside：越过任一限值，回到限内 clear 之后才解除</translation>
        </message>
        <message>
            <source>beyond: each limit by itself, with where it ends</source>
            <translation>beyond：各限值单独写，并写明解除的位置</translation>
        </message>
        <message>
            <source>change: against 15 minutes ago, in the unit; abs: both ways</source>
            <translation>change：与 15 分钟前相比，按单位；abs：双向</translation>
        </message>
        <message>
            <source>per price: of the spot price then; right across zero</source>
            <translation>per price：占当时现货价的比例；基差过零也正确</translation>
        </message>
        <message>
            <source>per previous: of the value then, at least the floor</source>
            <translation>per previous：占当时数值的比例，分母至少为 floor</translation>
        </message>
        <message>
            <source>per sigma: in deviations of the changes before</source>
            <translation>per sigma：是此前变化标准差的几倍</translation>
        </message>
        <message>
            <source>bar: against the close of the last whole bar</source>
            <translation>bar：与上一根完整 K 线的收盘相比</translation>
        </message>
        <message>
            <source>deviation, variance: over samples or a time; / is a ratio</source>
            <translation>deviation 标准差、variance 方差：按样本数或时间；/ 为比值</translation>
        </message>
        <message>
            <source>rank: place among the last values, from 0 to 1</source>
            <translation>rank：在最近数值中的分位，0 到 1</translation>
        </message>
        <message>
            <source>flip: the sign has changed, by more than the dead band</source>
            <translation>flip：正负翻转，且超出死区</translation>
        </message>
        <message>
            <source>and, or, not; during: a time of day at the exchange</source>
            <translation>and 且、or 或、not 非；during：交易所时间段</translation>
        </message>
        <message>
            <source>data, stale: there is no good value, for such a reason</source>
            <translation>data、stale：因所列原因没有可用的值</translation>
        </message>
        <message>
            <source>margin_ratio: margin of equity; 80% is 0.8</source>
            <translation>margin_ratio 风险度：保证金占权益；80% 即 0.8</translation>
        </message>
        <message>
            <source>available, equity, margin: in CNY</source>
            <translation>available 可用、equity 权益、margin 保证金：单位元</translation>
        </message>
        <message>
            <source>position_profit, close_profit: of the day, in CNY</source>
            <translation>position_profit 持仓盈亏、close_profit 平仓盈亏：当日，单位元</translation>
        </message>
        <message>
            <source>change: against half an hour ago</source>
            <translation>change：与半小时前相比</translation>
        </message>
        <message>
            <source>link_down: the counter is not heard</source>
            <translation>link_down：柜台连接中断</translation>
        </message>
        <message>
            <source>this is not a formula: {0}</source>
            <translation>这不是公式：{0}</translation>
        </message>
        <message>
            <source>{0}: there is no such value here</source>
            <translation>{0}：这里没有这个值</translation>
        </message>
        <message>
            <source>{0}: nothing is linked under this name</source>
            <translation>{0}：没有以此为名的关联对象</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>a subject is written as basis["pair:…"]</source>
            <translation>关联对象写作 basis["pair:…"]</translation>
        </message>
        <message>
            <source>column {0}: {1} is full-width: type {2}</source>
            <translation>第 {0} 列：{1} 是全角字符，请输入 {2}</translation>
        </message>
        <message>
            <source>a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere</source>
            <translation>这是以 1 为整的比例：公式里百分数写作 80%，其他地方写作 0.8</translation>
        </message>
        <message>
            <source>there are two times of day, "night", "day", "first 15m" and "last 30m"</source>
            <translation>可写两个时刻，或 "night"、"day"、"first 15m"、"last 30m"</translation>
        </message>
        <message>
            <source>an account has no sessions: name two times of day, such as during("09:00", "15:00")</source>
            <translation>账户没有交易时段：请写两个时刻，如 during("09:00", "15:00")</translation>
        </message>
        <message>
            <source>night, day, first 15m, last 30m: of the trading day, by the contract</source>
            <translation>night 夜盘、day 日盘、first 15m 开盘后、last 30m 收盘前：按合约的交易日</translation>
        </message>
        <message>
            <source>the minutes of a day are above 0 and within 24 hours</source>
            <translation>一日内的分钟须大于 0、不超过 24 小时</translation>
        </message>
        <message>
            <source>{count} things are needed in the brackets</source>
            <translation>括号里需要 {count} 项</translation>
        </message>
        <message>
            <source>there is no {word} here; there are: {names}</source>
            <translation>这里没有 {word}；可用：{names}</translation>
        </message>
        <message>
            <source>a change in the metric's own unit has no {word}</source>
            <translation>以指标自身单位计的变化没有 {word}</translation>
        </message>
        <message>
            <source>per="{kind}" has no {word}</source>
            <translation>per="{kind}" 没有 {word}</translation>
        </message>
        <message>
            <source>this window has no {word}</source>
            <translation>这种窗口没有 {word}</translation>
        </message>
        <message>
            <source>{owner} has no input metric called {name}</source>
            <translation>{owner} 没有名为 {name} 的输入指标</translation>
        </message>
        <message>
            <source>a formula has at most {count} characters</source>
            <translation>公式最多 {count} 个字符</translation>
        </message>
        <message>
            <source>the {part} minutes of a day are above 0 and within 24 hours</source>
            <translation>{part} 分钟数须大于 0 且在 24 小时以内</translation>
        </message>
        <message>
            <source>the {part} is a whole session and has no length</source>
            <translation>{part} 是整节，不带时长</translation>
        </message>
        <message>
            <source>limits must ascend: low &lt;= clear of low &lt;= clear of high &lt;= high, not {limits}</source>
            <translation>限值须依次升高：下限 ≤ 下限解除值 ≤ 上限解除值 ≤ 上限，而这里是 {limits}</translation>
        </message>
        <message>
            <source>"{link}" is no subject: there are {names}</source>
            <translation>"{link}" 不是对象：可用 {names}</translation>
        </message>
        <message>
            <source>"{link}" names no single subject</source>
            <translation>"{link}" 没有指明唯一的对象</translation>
        </message>
        <message>
            <source>"{link}" needs a commodity here, such as "{example}"</source>
            <translation>"{link}" 在这里须写明品种，如 "{example}"</translation>
        </message>
        <message>
            <source>there are {names}</source>
            <translation>可用：{names}</translation>
        </message>
        <message>
            <source>the formula is nested too deeply</source>
            <translation>公式嵌套过深</translation>
        </message>
        <message>
            <source>a limit of a magnitude must not be negative</source>
            <translation>绝对值的限值不能为负</translation>
        </message>
        <message>
            <source>a limit is a finite number</source>
            <translation>限值须为有限的数</translation>
        </message>
        <message>
            <source>a comparison needs a high or a low limit</source>
            <translation>比较须有上限或下限</translation>
        </message>
        <message>
            <source>there is a clear threshold above, but no high limit</source>
            <translation>写了上方解除值，却没有上限</translation>
        </message>
        <message>
            <source>there is a clear threshold below, but no low limit</source>
            <translation>写了下方解除值，却没有下限</translation>
        </message>
        <message>
            <source>a time window must not begin where it ends</source>
            <translation>时段的起点与终点不能相同</translation>
        </message>
        <message>
            <source>a time window is in exchange time and names no zone</source>
            <translation>时段按交易所时间，不写时区</translation>
        </message>
        <message>
            <source>a data condition needs at least one state</source>
            <translation>数据条件至少要有一种状态</translation>
        </message>
        <message>
            <source>all of nothing is no condition</source>
            <translation>空的“全部满足”不是条件</translation>
        </message>
        <message>
            <source>any of nothing is no condition</source>
            <translation>空的“任一满足”不是条件</translation>
        </message>
        <message>
            <source>a bar needs a length of at least 1 ms</source>
            <translation>K 线长度至少 1 毫秒</translation>
        </message>
        <message>
            <source>a change needs a period above zero</source>
            <translation>变化的时长须大于零</translation>
        </message>
        <message>
            <source>decay must lie between 0 and 1</source>
            <translation>衰减系数须在 0 与 1 之间</translation>
        </message>
        <message>
            <source>a deviation needs at least one change</source>
            <translation>标准差至少需要一个变化</translation>
        </message>
        <message>
            <source>the floor of a relative change must not be negative</source>
            <translation>相对变化的分母下限不能为负</translation>
        </message>
        <message>
            <source>a window needs at least two samples</source>
            <translation>窗口至少要有两个样本</translation>
        </message>
        <message>
            <source>a window needs a length above zero</source>
            <translation>窗口时长须大于零</translation>
        </message>
        <message>
            <source>an EWMA needs at least two samples</source>
            <translation>EWMA 至少要有两个样本</translation>
        </message>
        <message>
            <source>only changes of zero can be left out</source>
            <translation>只能略去为零的变化</translation>
        </message>
        <message>
            <source>with every= a window is a number of bars, such as 60</source>
            <translation>写了 every= 时，窗口须为 K 线根数，如 60</translation>
        </message>
        <message>
            <source>a percentile needs 2 &lt;= least &lt;= samples</source>
            <translation>分位数要求 2 ≤ least ≤ 样本数</translation>
        </message>
        <message>
            <source>a dead band must not be negative</source>
            <translation>死区不能为负</translation>
        </message>
    </context>
    <context>
        <name>FormulaGrid</name>
        <message>
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>Formula of {0}</source>
            <translation>{0} 公式</translation>
        </message>
        <message>
            <source>spaces are no formula; empty: no such level</source>
            <translation>空格不是公式；留空即不设这一级</translation>
        </message>
        <message>
            <source>empty: no such level</source>
            <translation>留空即不设这一级</translation>
        </message>
    </context>
    <context>
        <name>Goods</name>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>No goods in the book</source>
            <translation>账簿中没有货物</translation>
        </message>
        <message>
            <source>Lot</source>
            <translation>批次</translation>
        </message>
        <message>
            <source>What</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>业务单元</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>成本</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>合约</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>仓库</translation>
        </message>
    </context>
    <context>
        <name>Hedge</name>
        <message>
            <source>nothing to hedge</source>
            <translation>无需套保</translation>
        </message>
        <message>
            <source>futures on the side of the goods</source>
            <translation>期货与货物同向</translation>
        </message>
        <message>
            <source>over-hedged</source>
            <translation>过度套保</translation>
        </message>
        <message>
            <source>futures {0}, goods {1} {2} before futures</source>
            <translation>期货 {0}，货物 {1} {2}（不含期货）</translation>
        </message>
        <message>
            <source>{0} {1} beyond a hedge</source>
            <translation>超出套保 {0} {1}</translation>
        </message>
        <message>
            <source>bare</source>
            <translation>裸头寸</translation>
        </message>
        <message>
            <source>futures with no goods to hedge: speculation</source>
            <translation>没有需套保的货而有期货：属投机</translation>
        </message>
        <message>
            <source>below the band of {0} to {1}</source>
            <translation>低于套保区间 {0} 至 {1}</translation>
        </message>
        <message>
            <source>within the band of {0} to {1}</source>
            <translation>在套保区间 {0} 至 {1} 内</translation>
        </message>
        <message>
            <source>above the band of {0} to {1}</source>
            <translation>高于套保区间 {0} 至 {1}</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>usage: </source>
            <translation>用法：</translation>
        </message>
        <message>
            <source>options</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>show this help message and exit</source>
            <translation>显示此帮助后退出</translation>
        </message>
        <message>
            <source>basisdesk, the desktop. Without --desk: the demo desk, all on this machine.</source>
            <translation>basisdesk 桌面程序。不写 --desk 则启动演示台，全部在本机运行。</translation>
        </message>
        <message>
            <source>Example: python main.py --for 20 --screenshot shot.png --size 1366x768 --lang en</source>
            <translation>例： python main.py --for 20 --screenshot shot.png --size 1366x768 --lang zh</translation>
        </message>
        <message>
            <source>the desk file (TOML)</source>
            <translation>台面文件（TOML）</translation>
        </message>
        <message>
            <source>folder for ledger and keys</source>
            <translation>存放留痕与密钥的目录</translation>
        </message>
        <message>
            <source>quit by itself after so long</source>
            <translation>多少秒后自行退出</translation>
        </message>
        <message>
            <source>save the window there before it quits</source>
            <translation>退出前把窗口存为此图片</translation>
        </message>
        <message>
            <source>window size, such as 1366x768</source>
            <translation>窗口大小，如 1366x768</translation>
        </message>
        <message>
            <source>of window and refusals, else zh</source>
            <translation>窗口与报错的语言，不写则为 zh</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message>
            <source>What would change</source>
            <translation>将有何更改</translation>
        </message>
        <message>
            <source>The book says the same already</source>
            <translation>账簿内容已与文件相同</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>Look at</source>
            <translation>请核对</translation>
        </message>
        <message>
            <source>Import: what would change</source>
            <translation>导入：将有何更改</translation>
        </message>
        <message>
            <source>Nothing changes</source>
            <translation>没有更改</translation>
        </message>
        <message>
            <source>Rows that the files do not name stay</source>
            <translation>保留文件中未列出的行</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>应用</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Faults: {0}; nothing of these files can be applied</source>
            <translation>错误 {0} 处：这些文件无法应用</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>From everywhere</source>
            <translation>任何位置</translation>
        </message>
        <message>
            <source>In the panel with the focus</source>
            <translation>焦点所在面板</translation>
        </message>
        <message>
            <source>On the card with the focus</source>
            <translation>焦点所在卡片</translation>
        </message>
    </context>
    <context>
        <name>Library</name>
        <message>
            <source>{detail}: line {line} column {column} (char {place})</source>
            <translation>第 {line} 行第 {column} 列（第 {place} 个字符）：{detail}</translation>
        </message>
        <message>
            <source>Expecting value</source>
            <translation>此处应有值</translation>
        </message>
        <message>
            <source>Expecting property name enclosed in double quotes</source>
            <translation>此处应有双引号中的键名</translation>
        </message>
        <message>
            <source>Expecting '{mark}' delimiter</source>
            <translation>此处应有 '{mark}'</translation>
        </message>
        <message>
            <source>Illegal trailing comma before end of {what}</source>
            <translation>{what}末尾多了逗号</translation>
        </message>
        <message>
            <source>Extra data</source>
            <translation>后面还有多余内容</translation>
        </message>
        <message>
            <source>Unterminated string starting at</source>
            <translation>从此开始的文字没有结束</translation>
        </message>
        <message>
            <source>Invalid control character at</source>
            <translation>此处有不允许的控制字符</translation>
        </message>
        <message>
            <source>Invalid \escape</source>
            <translation>\ 转义无效</translation>
        </message>
        <message>
            <source>Invalid \uXXXX escape</source>
            <translation>\uXXXX 转义无效</translation>
        </message>
        <message>
            <source>Unexpected UTF-8 BOM (decode using utf-8-sig)</source>
            <translation>开头有不应有的 UTF-8 BOM</translation>
        </message>
        <message>
            <source>JSON is malformed: {detail} (byte {place})</source>
            <translation>第 {place} 字节：{detail}</translation>
        </message>
        <message>
            <source>Input data was truncated</source>
            <translation>内容不完整，中途断了</translation>
        </message>
        <message>
            <source>Number out of range - at `{path}`</source>
            <translation>数字超出范围，位于 `{path}`</translation>
        </message>
        <message>
            <source>Number out of range</source>
            <translation>数字超出范围</translation>
        </message>
        <message>
            <source>nested too deeply to be read</source>
            <translation>嵌套过深，无法读取</translation>
        </message>
        <message>
            <source>invalid character in unicode escape</source>
            <translation>\u 转义中有无效字符</translation>
        </message>
        <message>
            <source>invalid character</source>
            <translation>字符无效</translation>
        </message>
        <message>
            <source>invalid number</source>
            <translation>数字无效</translation>
        </message>
        <message>
            <source>invalid escape character in string</source>
            <translation>文字中的转义字符无效</translation>
        </message>
        <message>
            <source>invalid escaped character</source>
            <translation>转义字符无效</translation>
        </message>
        <message>
            <source>invalid utf-16 surrogate pair</source>
            <translation>UTF-16 代理对无效</translation>
        </message>
        <message>
            <source>unexpected end of escaped utf-16 surrogate pair</source>
            <translation>UTF-16 代理对不完整</translation>
        </message>
        <message>
            <source>trailing comma in object</source>
            <translation>对象末尾多了逗号</translation>
        </message>
        <message>
            <source>trailing comma in array</source>
            <translation>数组末尾多了逗号</translation>
        </message>
        <message>
            <source>trailing characters</source>
            <translation>后面还有多余内容</translation>
        </message>
        <message>
            <source>object keys must be strings</source>
            <translation>对象的键须为文字</translation>
        </message>
        <message>
            <source>expected {mark} or {other}</source>
            <translation>此处应有 {mark} 或 {other}</translation>
        </message>
        <message>
            <source>expected {mark}</source>
            <translation>此处应有 {mark}</translation>
        </message>
        <message>
            <source>'utf-8' codec can't encode character '{mark}' in position {place}: surrogates not allowed</source>
            <translation>第 {place} 个字符 '{mark}' 是半个代理对，不成文字</translation>
        </message>
        <message>
            <source>Multiple exceptions: {list}</source>
            <translation>各地址都不通：{list}</translation>
        </message>
        <message>
            <source>[Errno {number}] Connect call failed ({address})</source>
            <translation>连不上（{address}，错误 {number}）</translation>
        </message>
        <message>
            <source>Connect call failed ({address})</source>
            <translation>连不上（{address}）</translation>
        </message>
        <message>
            <source>Cannot connect to host {host} ssl:{tls} [{detail}]</source>
            <translation>连不上 {host}（ssl:{tls}）：{detail}</translation>
        </message>
        <message>
            <source>Connection timeout to host {host}</source>
            <translation>连接 {host} 超时</translation>
        </message>
        <message>
            <source>Timeout on reading data from socket</source>
            <translation>读取数据超时</translation>
        </message>
        <message>
            <source>[SSL: {code}] {detail} (_ssl.c:{place})</source>
            <translation>TLS 失败：{detail}（{code}，_ssl.c:{place}）</translation>
        </message>
        <message>
            <source>wrong version number</source>
            <translation>版本号不对，对方可能不是 TLS</translation>
        </message>
        <message>
            <source>EOF occurred in violation of protocol</source>
            <translation>对方违反协议中断了连接</translation>
        </message>
        <message>
            <source>unexpected eof while reading</source>
            <translation>读取时对方中断了连接</translation>
        </message>
        <message>
            <source>certificate verify failed: {detail}</source>
            <translation>证书未通过验证：{detail}</translation>
        </message>
        <message>
            <source>self-signed certificate in certificate chain</source>
            <translation>证书链中有自签名证书</translation>
        </message>
        <message>
            <source>self-signed certificate</source>
            <translation>自签名证书</translation>
        </message>
        <message>
            <source>self signed certificate</source>
            <translation>自签名证书</translation>
        </message>
        <message>
            <source>certificate has expired</source>
            <translation>证书已过期</translation>
        </message>
        <message>
            <source>certificate is not yet valid</source>
            <translation>证书尚未生效</translation>
        </message>
        <message>
            <source>unable to get local issuer certificate</source>
            <translation>找不到签发者的证书</translation>
        </message>
        <message>
            <source>Hostname mismatch, certificate is not valid for '{host}'.</source>
            <translation>主机名不符，证书不适用于 '{host}'</translation>
        </message>
        <message>
            <source>IP address mismatch, certificate is not valid for '{host}'.</source>
            <translation>IP 地址不符，证书不适用于 '{host}'</translation>
        </message>
        <message>
            <source>did not receive a valid HTTP response</source>
            <translation>没有收到有效的 HTTP 应答</translation>
        </message>
        <message>
            <source>missing {header} header</source>
            <translation>应答缺少 {header} 头</translation>
        </message>
        <message>
            <source>empty {header} header</source>
            <translation>应答的 {header} 头是空的</translation>
        </message>
        <message>
            <source>invalid {header} header: {value}</source>
            <translation>应答的 {header} 头无效：{value}</translation>
        </message>
        <message>
            <source>{host} isn't a valid URI: {detail}</source>
            <translation>地址 {host} 无效：{detail}</translation>
        </message>
        <message>
            <source>scheme isn't ws or wss</source>
            <translation>须以 ws 或 wss 开头</translation>
        </message>
        <message>
            <source>hostname isn't provided</source>
            <translation>没有主机名</translation>
        </message>
        <message>
            <source>Port out of range 0-65535</source>
            <translation>端口须在 0 至 65535 之间</translation>
        </message>
        <message>
            <source>proxy rejected connection: HTTP {status}</source>
            <translation>代理拒绝连接：HTTP {status}</translation>
        </message>
        <message>
            <source>TimeoutError</source>
            <translation>超时，未应答</translation>
        </message>
        <message>
            <source>ConnectionResetError</source>
            <translation>连接被对方重置</translation>
        </message>
        <message>
            <source>ServerDisconnectedError</source>
            <translation>未应答就断开了连接</translation>
        </message>
        <message>
            <source>ClientPayloadError</source>
            <translation>应答不完整</translation>
        </message>
        <message>
            <source>ClientResponseError</source>
            <translation>应答不是有效的 HTTP</translation>
        </message>
        <message>
            <source>TooManyRedirects</source>
            <translation>重定向次数过多</translation>
        </message>
        <message>
            <source>InvalidUrlClientError</source>
            <translation>地址无效</translation>
        </message>
        <message>
            <source>EOFError</source>
            <translation>数据提前结束</translation>
        </message>
        <message>
            <source>'{mark}' expected after '"'</source>
            <translation>'"' 之后应为 '{mark}'</translation>
        </message>
        <message>
            <source>line contains NUL</source>
            <translation>行中有 NUL 字符</translation>
        </message>
        <message>
            <source>field larger than field limit ({most})</source>
            <translation>一格超过 {most} 个字符</translation>
        </message>
        <message>
            <source>File is not a zip file</source>
            <translation>不是 zip 文件，可能没有写完</translation>
        </message>
        <message>
            <source>Truncated file header</source>
            <translation>文件头不完整</translation>
        </message>
        <message>
            <source>Truncated central directory</source>
            <translation>目录不完整</translation>
        </message>
        <message>
            <source>Bad magic number for central directory</source>
            <translation>目录的标记不对</translation>
        </message>
        <message>
            <source>Bad magic number for file header</source>
            <translation>文件头的标记不对</translation>
        </message>
        <message>
            <source>Bad offset for central directory</source>
            <translation>目录的位置不对</translation>
        </message>
        <message>
            <source>Bad CRC-32 for file {file}</source>
            <translation>{file} 的校验和 CRC-32 不对</translation>
        </message>
        <message>
            <source>Corrupt extra field {code} (size={count})</source>
            <translation>附加字段 {code} 已损坏（长度 {count}）</translation>
        </message>
        <message>
            <source>File name in directory {file} and header {other} differ.</source>
            <translation>目录中的文件名 {file} 与文件头的 {other} 不一致</translation>
        </message>
        <message>
            <source>"There is no item named {file} in the archive"</source>
            <translation>其中没有 {file}</translation>
        </message>
        <message>
            <source>That compression method is not supported</source>
            <translation>压缩方法不受支持</translation>
        </message>
        <message>
            <source>zipfiles that span multiple disks are not supported</source>
            <translation>分卷的 zip 文件不受支持</translation>
        </message>
        <message>
            <source>zip file version {version}</source>
            <translation>zip 版本 {version} 不受支持</translation>
        </message>
        <message>
            <source>File {file} is encrypted, password required for extraction</source>
            <translation>{file} 已加密，需要密码</translation>
        </message>
        <message>
            <source>negative seek value {number}</source>
            <translation>位置为负数 {number}</translation>
        </message>
        <message>
            <source>Error {number} while decompressing data: {detail}</source>
            <translation>解压失败：{detail}（错误 {number}）</translation>
        </message>
        <message>
            <source>{detail}: line {line}, column {column}</source>
            <translation>第 {line} 行第 {column} 列：{detail}</translation>
        </message>
        <message>
            <source>BadZipFile</source>
            <translation>不是有效的 zip 文件</translation>
        </message>
        <message>
            <source>incorrect header check</source>
            <translation>头部校验不对</translation>
        </message>
        <message>
            <source>unknown compression method</source>
            <translation>压缩方法不明</translation>
        </message>
        <message>
            <source>invalid window size</source>
            <translation>窗口大小无效</translation>
        </message>
        <message>
            <source>unknown header flags set</source>
            <translation>头部标志不明</translation>
        </message>
        <message>
            <source>header crc mismatch</source>
            <translation>头部校验和不符</translation>
        </message>
        <message>
            <source>invalid block type</source>
            <translation>块类型无效</translation>
        </message>
        <message>
            <source>invalid stored block lengths</source>
            <translation>存储块长度无效</translation>
        </message>
        <message>
            <source>too many length or distance symbols</source>
            <translation>长度或距离符号过多</translation>
        </message>
        <message>
            <source>invalid code lengths set</source>
            <translation>码长集无效</translation>
        </message>
        <message>
            <source>invalid bit length repeat</source>
            <translation>位长重复无效</translation>
        </message>
        <message>
            <source>invalid code -- missing end-of-block</source>
            <translation>编码无效，缺少块尾</translation>
        </message>
        <message>
            <source>invalid literal/lengths set</source>
            <translation>字面或长度集无效</translation>
        </message>
        <message>
            <source>invalid distances set</source>
            <translation>距离集无效</translation>
        </message>
        <message>
            <source>invalid literal/length code</source>
            <translation>字面或长度码无效</translation>
        </message>
        <message>
            <source>invalid distance code</source>
            <translation>距离码无效</translation>
        </message>
        <message>
            <source>invalid distance too far back</source>
            <translation>距离过远，无效</translation>
        </message>
        <message>
            <source>incorrect data check</source>
            <translation>数据校验不对</translation>
        </message>
        <message>
            <source>incorrect length check</source>
            <translation>长度校验不对</translation>
        </message>
        <message>
            <source>no element found</source>
            <translation>没有内容</translation>
        </message>
        <message>
            <source>syntax error</source>
            <translation>语法错误</translation>
        </message>
        <message>
            <source>unclosed token</source>
            <translation>标记没有结束</translation>
        </message>
        <message>
            <source>mismatched tag</source>
            <translation>标签不成对</translation>
        </message>
        <message>
            <source>not well-formed (invalid token)</source>
            <translation>格式不对，有无效标记</translation>
        </message>
        <message>
            <source>junk after document element</source>
            <translation>文档之后有多余内容</translation>
        </message>
        <message>
            <source>partial character</source>
            <translation>字符不完整</translation>
        </message>
        <message>
            <source>duplicate attribute</source>
            <translation>属性重复</translation>
        </message>
        <message>
            <source>undefined entity</source>
            <translation>实体未定义</translation>
        </message>
        <message>
            <source>XML or text declaration not at start of entity</source>
            <translation>XML 声明不在开头</translation>
        </message>
        <message>
            <source>unknown encoding</source>
            <translation>编码不明</translation>
        </message>
        <message>
            <source>encoding specified in XML declaration is incorrect</source>
            <translation>XML 声明的编码不对</translation>
        </message>
        <message>
            <source>unclosed CDATA section</source>
            <translation>CDATA 段没有结束</translation>
        </message>
        <message>
            <source>unbound prefix</source>
            <translation>前缀没有定义</translation>
        </message>
        <message>
            <source>XML declaration not well-formed</source>
            <translation>XML 声明格式不对</translation>
        </message>
        <message>
            <source>object</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>array</source>
            <translation>数组</translation>
        </message>
        <message>
            <source>compressed patched data (flag bit {number})</source>
            <translation>压缩的补丁数据不受支持（标志位 {number}）</translation>
        </message>
        <message>
            <source>strong encryption (flag bit {number})</source>
            <translation>强加密不受支持（标志位 {number}）</translation>
        </message>
        <message>
            <source>Overlapped entries: {file} (possible zip bomb)</source>
            <translation>{file} 与其他条目重叠，可能是 zip 炸弹</translation>
        </message>
        <message>
            <source>incomplete or truncated stream</source>
            <translation>数据流不完整</translation>
        </message>
        <message>
            <source>neither UTF-8 nor GB18030</source>
            <translation>既非 UTF-8 也非 GB18030</translation>
        </message>
    </context>
    <context>
        <name>LimitForm</name>
        <message>
            <source>Below</source>
            <translation>低于</translation>
        </message>
        <message>
            <source>ends above</source>
            <translation>回到其上解除</translation>
        </message>
        <message>
            <source>Above</source>
            <translation>高于</translation>
        </message>
        <message>
            <source>ends below</source>
            <translation>回到其下解除</translation>
        </message>
        <message>
            <source>From</source>
            <translation>自</translation>
        </message>
        <message>
            <source>until</source>
            <translation>至</translation>
        </message>
        <message>
            <source>Several conditions: only as a formula</source>
            <translation>含多个条件：只能用公式表示</translation>
        </message>
        <message>
            <source>A negation: only as a formula</source>
            <translation>含否定：只能用公式表示</translation>
        </message>
        <message>
            <source>A nested quantity: only as a formula</source>
            <translation>数量有嵌套：只能用公式表示</translation>
        </message>
        <message>
            <source>a limit is needed</source>
            <translation>需要一个阈值</translation>
        </message>
        <message>
            <source>a finite number is needed</source>
            <translation>需要有限的数值</translation>
        </message>
        <message>
            <source>the limits cross</source>
            <translation>阈值互相交叉</translation>
        </message>
        <message>
            <source>per previous: a floor above zero is needed</source>
            <translation>相对前值：需要大于零的分母下限</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>需要一个数字</translation>
        </message>
        <message>
            <source>{0}; the formula stays as it was</source>
            <translation>{0}；公式保持不变</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>The levels watch different things: only as formulas</source>
            <translation>各级别监控的内容不同：只能用公式</translation>
        </message>
        <message>
            <source>The times of day differ: only as formulas</source>
            <translation>各级别时段不同：只能用公式</translation>
        </message>
        <message>
            <source>levels must ascend, each once</source>
            <translation>级别须由低到高，各一次</translation>
        </message>
        <message>
            <source>this has one level only</source>
            <translation>此类条件只有一个级别</translation>
        </message>
        <message>
            <source>this has no limit</source>
            <translation>此类条件没有限值</translation>
        </message>
        <message>
            <source>must lie further out than a lower level's</source>
            <translation>不得比较低级别更靠内</translation>
        </message>
        <message>
            <source>two different times of day are needed, such as 21:00, or one of {0} alone</source>
            <translation>需要两个不同的时刻，如 21:00；或只在第一格填 {0} 之一</translation>
        </message>
    </context>
    <context>
        <name>LimitGrid</name>
        <message>
            <source>Below</source>
            <translation>低于</translation>
        </message>
        <message>
            <source>Above</source>
            <translation>高于</translation>
        </message>
    </context>
    <context>
        <name>Linked</name>
        <message>
            <source>Select an alert to see what belongs to it</source>
            <translation>选择一条告警，查看其关联的库存、合同、账户和持仓</translation>
        </message>
        <message>
            <source>Linked to the alert</source>
            <translation>告警关联</translation>
        </message>
        <message>
            <source>at the futures price {0} CNY</source>
            <translation>按期货价 {0} 元</translation>
        </message>
        <message>
            <source>at the spot price {0} CNY</source>
            <translation>按现货价 {0} 元</translation>
        </message>
        <message>
            <source>equity, by share: {0} CNY</source>
            <translation>按分配份额的权益 {0} 元</translation>
        </message>
        <message>
            <source>What</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Δ spot</source>
            <translation>随现货</translation>
        </message>
        <message>
            <source>Δ futures</source>
            <translation>随期货</translation>
        </message>
        <message>
            <source>CNY</source>
            <translation>元</translation>
        </message>
        <message>
            <source>no title yet: its contract counts it</source>
            <translation>货权未到：由合同计入</translation>
        </message>
        <message>
            <source>not counted in the exposure</source>
            <translation>未计入敞口</translation>
        </message>
        <message>
            <source>{0} lots</source>
            <translation>{0} 手</translation>
        </message>
        <message>
            <source>margin ratio {0}</source>
            <translation>风险度 {0}</translation>
        </message>
    </context>
    <context>
        <name>Links</name>
        <message>
            <source>Links</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>Market data</source>
            <translation>行情</translation>
        </message>
        <message>
            <source>Spot</source>
            <translation>现货</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>渠道</translation>
        </message>
        <message>
            <source>As it was when the desk last answered</source>
            <translation>后台上次有响应时的状态</translation>
        </message>
    </context>
    <context>
        <name>Load</name>
        <message>
            <source>a text in quotes is needed</source>
            <translation>须为加引号的文本</translation>
        </message>
        <message>
            <source>a whole number is needed</source>
            <translation>须为整数</translation>
        </message>
        <message>
            <source>true or false is needed</source>
            <translation>须为 true 或 false</translation>
        </message>
        <message>
            <source>a date such as {day} is needed</source>
            <translation>须为日期，如 {day}</translation>
        </message>
        <message>
            <source>a list is needed</source>
            <translation>须为列表</translation>
        </message>
        <message>
            <source>a table is needed</source>
            <translation>须为一张表</translation>
        </message>
        <message>
            <source>the number is too large or too small</source>
            <translation>数字过大或过小</translation>
        </message>
        <message>
            <source>its length must be at least {count}</source>
            <translation>长度至少为 {count}</translation>
        </message>
        <message>
            <source>its length must be at most {count}</source>
            <translation>长度最多为 {count}</translation>
        </message>
        <message>
            <source>must lie within {most} and have at most {digits} decimals</source>
            <translation>绝对值不超过 {most}，小数最多 {digits} 位</translation>
        </message>
        <message>
            <source>must be 0 or more and below 1: 0.08 is 8% of water</source>
            <translation>须不小于 0 且小于 1：0.08 即含水 8%</translation>
        </message>
        <message>
            <source>must be at least {count}</source>
            <translation>须不小于 {count}</translation>
        </message>
        <message>
            <source>must be at most {count} days</source>
            <translation>最多 {count} 天</translation>
        </message>
        <message>
            <source>must be at most {count}</source>
            <translation>须不大于 {count}</translation>
        </message>
        <message>
            <source>must be above {count}</source>
            <translation>须大于 {count}</translation>
        </message>
        <message>
            <source>must not be empty</source>
            <translation>不能为空</translation>
        </message>
        <message>
            <source>is not a known key</source>
            <translation>没有这个键</translation>
        </message>
        <message>
            <source>allowed is "{embedded}" or an address {scheme}://host:port</source>
            <translation>只能写 "{embedded}" 或地址 {scheme}://主机:端口</translation>
        </message>
        <message>
            <source>allowed is {names}</source>
            <translation>只能写 {names}</translation>
        </message>
        <message>
            <source>1 to 64 letters, digits, dots, underscores or hyphens are needed, a letter or digit first</source>
            <translation>须为 1 至 64 个字母、数字、点、下划线或连字符，以字母或数字开头</translation>
        </message>
        <message>
            <source>an exchange and a contract are needed, such as "SHFE.cu2701"</source>
            <translation>须写交易所和合约，如 "SHFE.cu2701"</translation>
        </message>
        <message>
            <source>a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d", longer than nothing</source>
            <translation>须为时长，如 "500ms"、"2s"、"10m"、"3h"、"1d"，且不为零</translation>
        </message>
        <message>
            <source>a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d"</source>
            <translation>须为时长，如 "500ms"、"2s"、"10m"、"3h"、"1d"</translation>
        </message>
        <message>
            <source>another {kind} has this id</source>
            <translation>另一个{kind}已用此编号</translation>
        </message>
        <message>
            <source>a {kind} has this id</source>
            <translation>已有{kind}用此编号</translation>
        </message>
        <message>
            <source>no {kind} has this id</source>
            <translation>没有此编号的{kind}</translation>
        </message>
        <message>
            <source>no {kind} has the id "{id}"</source>
            <translation>没有编号为 "{id}" 的{kind}</translation>
        </message>
        <message>
            <source>no {kind} is meant by this</source>
            <translation>没有{kind}与之对应</translation>
        </message>
        <message>
            <source>days must descend, from attention to forced</source>
            <translation>天数须从关注到强制处置依次递减</translation>
        </message>
        <message>
            <source>two ratios are needed, low below high, from 0 to {most}: 0.8 is 80%</source>
            <translation>须为两个比率，先低后高，在 0 至 {most} 之间：0.8 即 80%</translation>
        </message>
        <message>
            <source>a louder level must not need fewer people</source>
            <translation>级别更高时，须批准的人数不能更少</translation>
        </message>
        <message>
            <source>more days than {key} = {count} are never looked at</source>
            <translation>最多只看 {key} = {count} 天，不能更多</translation>
        </message>
        <message>
            <source>no person has an address on this channel</source>
            <translation>没有人在此通道上有地址</translation>
        </message>
        <message>
            <source>account {account} is the same at this counter: its lots would count twice</source>
            <translation>账户 {account} 在此柜台是同一账户：其手数会被算两次</translation>
        </message>
        <message>
            <source>a LIVE desk has no embedded servers</source>
            <translation>实盘（LIVE）台没有内置服务</translation>
        </message>
        <message>
            <source>an address {scheme}://host is needed</source>
            <translation>须为地址 {scheme}://主机</translation>
        </message>
        <message>
            <source>is the futures leg as well</source>
            <translation>与期货端是同一代码</translation>
        </message>
        <message>
            <source>pair {pair} has {value} for the same contract {contract}</source>
            <translation>组合 {pair} 对同一合约 {contract} 写的是 {value}</translation>
        </message>
        <message>
            <source>needs client = "person" or "institution" beside it: limits are by that</source>
            <translation>旁边须写 client = "person" 或 "institution"：限仓按此区分</translation>
        </message>
        <message>
            <source>a name is needed</source>
            <translation>须写名称</translation>
        </message>
        <message>
            <source>account {account} has {name}: one client is spelled one way</source>
            <translation>账户 {account} 写的是 {name}：同一客户须写法一致</translation>
        </message>
        <message>
            <source>account {account} of {name} is {client}: one client has one type</source>
            <translation>{name} 的账户 {account} 是 {client}：同一客户只有一种类型</translation>
        </message>
        <message>
            <source>to count with account {account} that one needs the same client_name</source>
            <translation>要与账户 {account} 合并计算，该账户须写同样的 client_name</translation>
        </message>
        <message>
            <source>addresses or a secret are missing</source>
            <translation>缺少 addresses 或 secret</translation>
        </message>
        <message>
            <source>a line is needed that `python -m terminal person` prints</source>
            <translation>须为 `python -m terminal person` 打印出的那一行</translation>
        </message>
        <message>
            <source>the record calls a part of the program so: nobody can sign in as that</source>
            <translation>留痕中这是程序某部分的名字：不能用它登录</translation>
        </message>
        <message>
            <source>{count} persons must approve, and {most} can sign in</source>
            <translation>须 {count} 人批准，而能登录的只有 {most} 人</translation>
        </message>
        <message>
            <source>two persons are needed, and 1 can sign in</source>
            <translation>须两人，而能登录的只有 1 人</translation>
        </message>
        <message>
            <source>a listed month is needed, such as SHFE.cu2701</source>
            <translation>须为具体月份合约，如 SHFE.cu2701</translation>
        </message>
        <message>
            <source>no pair of the desk is on {product}</source>
            <translation>本台没有 {product} 的组合</translation>
        </message>
        <message>
            <source>the delivery month of {contract} is over by then</source>
            <translation>到那时 {contract} 的交割月已过</translation>
        </message>
        <message>
            <source>another main contract of {product} is fixed from this day on</source>
            <translation>{product} 自该日起已另行指定主力合约</translation>
        </message>
        <message>
            <source>spot_with_tax says it by the rates on file: one of the two must go</source>
            <translation>spot_with_tax 已按登记税率说明：两者只能留一个</translation>
        </message>
        <message>
            <source>goods says it by the rows of [[premium]]: one of the two must go</source>
            <translation>goods 已按 [[premium]] 各行说明：两者只能留一个</translation>
        </message>
        <message>
            <source>goods cannot stand beside it: amounts of [[premium]] are in the contract's money</source>
            <translation>不能与 goods 并用：[[premium]] 的金额以合约币种计</translation>
        </message>
        <message>
            <source>at least one attribute is needed; without any, say premium</source>
            <translation>至少要写一项属性；一项也没有时请写 premium</translation>
        </message>
        <message>
            <source>an attribute needs a name</source>
            <translation>属性须有名称</translation>
        </message>
        <message>
            <source>ends before it begins, on {day}</source>
            <translation>结束早于开始（{day}）</translation>
        </message>
        <message>
            <source>[exposure] tax is "exclusive", and no VAT rate is on file for {contract}</source>
            <translation>[exposure] tax 为 "exclusive"，而 {contract} 的增值税率未登记</translation>
        </message>
        <message>
            <source>there is no such file</source>
            <translation>没有这个文件</translation>
        </message>
        <message>
            <source>{file} has no rows</source>
            <translation>{file} 没有数据行</translation>
        </message>
        <message>
            <source>{file}, line {line}: there is no column {names}</source>
            <translation>{file} 第 {line} 行：没有列 {names}</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: no contract with a delivery month</source>
            <translation>{file} 第 {line} 行：{value}：不是带交割月的合约</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: this day is there twice</source>
            <translation>{file} 第 {line} 行：{value}：此日期重复</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: no number</source>
            <translation>{file} 第 {line} 行：{value}：不是数字</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: no day</source>
            <translation>{file} 第 {line} 行：{value}：不是日期</translation>
        </message>
        <message>
            <source>{file} line {line}: {key} = {value}: {why}</source>
            <translation>{file} 第 {line} 行：{key} = {value}：{why}</translation>
        </message>
        <message>
            <source>{file} line {line}: {key} is missing</source>
            <translation>{file} 第 {line} 行：缺少 {key}</translation>
        </message>
        <message>
            <source>{file}: there is no such {what}</source>
            <translation>{file}：没有这个{what}</translation>
        </message>
        <message>
            <source>{file}: the {what} cannot be read: {failure}</source>
            <translation>{file}：{what}读不了：{failure}</translation>
        </message>
        <message>
            <source>{file}: not valid TOML: {syntax}</source>
            <translation>{file}：不是有效的 TOML：{syntax}</translation>
        </message>
        <message>
            <source>{file}: a number or a list in it is too long to be read</source>
            <translation>{file}：其中有过长的数字或列表，读不了</translation>
        </message>
        <message>
            <source>{file}: there is no [mapping] in it</source>
            <translation>{file}：其中没有 [mapping]</translation>
        </message>
        <message>
            <source>mapping: {key} = {value}: {why}</source>
            <translation>映射：{key} = {value}：{why}</translation>
        </message>
        <message>
            <source>{place} = {value}: {why}</source>
            <translation>{place} = {value}：{why}</translation>
        </message>
        <message>
            <source>{name}: no such pack comes with the program ({names}); a file ends in {ending}</source>
            <translation>{name}：程序不带这个规则包（自带：{names}）；文件须以 {ending} 结尾</translation>
        </message>
        <message>
            <source>rule {rule}: no table of a desk file can say it</source>
            <translation>规则 {rule}：台面文件的表写不出它</translation>
        </message>
        <message>
            <source>spot_file {source}: the desk file names no mapping_file for it</source>
            <translation>spot_file {source}：台面文件没有为它写 mapping_file</translation>
        </message>
        <message>
            <source>{file}: a mapping is not written over it</source>
            <translation>{file}：不能用映射覆盖它</translation>
        </message>
        <message>
            <source>{file}: cannot be written: {failure}</source>
            <translation>{file}：写不了：{failure}</translation>
        </message>
        <message>
            <source>{file}: cannot be read: {failure}</source>
            <translation>{file}：读不了：{failure}</translation>
        </message>
        <message>
            <source>{file}: the data folder cannot be made: {failure}</source>
            <translation>{file}：建不了数据目录：{failure}</translation>
        </message>
        <message>
            <source>account {account} has no password: set {variable}, store it with `{command}`, or give `password` in the desk file</source>
            <translation>账户 {account} 没有密码：请设环境变量 {variable}，或用 `{command}` 存入密钥环，或在台面文件写 `password`</translation>
        </message>
        <message>
            <source>spot source {source} has no token: set {variable}, or store it with `{command}`</source>
            <translation>现货来源 {source} 没有令牌：请设环境变量 {variable}，或用 `{command}` 存入密钥环</translation>
        </message>
        <message>
            <source>{file}: no CSV or XLSX file is there</source>
            <translation>{file}：其中没有 CSV 或 XLSX 文件</translation>
        </message>
        <message>
            <source>{file}: query of {table}: only one SELECT is run, and no other statement: {query}</source>
            <translation>{file}：{table} 的查询：只执行一条 SELECT，不执行其他语句：{query}</translation>
        </message>
        <message>
            <source>{file}: the database address cannot be read; expected dialect://user@host/name</source>
            <translation>{file}：数据库地址无法识别；应为 dialect://user@host/name</translation>
        </message>
        <message>
            <source>{file}: reading a database needs the extra sql: install basisdesk[sql]</source>
            <translation>{file}：读数据库需要附加组件 sql：请安装 basisdesk[sql]</translation>
        </message>
        <message>
            <source>{file}: no driver is installed for this database: {failure}</source>
            <translation>{file}：没有安装这种数据库的驱动：{failure}</translation>
        </message>
        <message>
            <source>the embedded {server} did not start: {ending}</source>
            <translation>内置{server}没有启动：{ending}</translation>
        </message>
        <message>
            <source>the embedded {server} was not ready in time</source>
            <translation>内置{server}未能及时就绪</translation>
        </message>
        <message>
            <source>it ended with code {code}</source>
            <translation>它已结束，代码 {code}</translation>
        </message>
        <message>
            <source>cannot listen on {address}: {failure}</source>
            <translation>不能在 {address} 上监听：{failure}</translation>
        </message>
        <message>
            <source>there is no scenario {name}; there are {names}</source>
            <translation>没有场景 {name}；可用：{names}</translation>
        </message>
        <message>
            <source>one to three numbers with dots are needed, such as "1.0"</source>
            <translation>须为一至三个以点分隔的数字，如 "1.0"</translation>
        </message>
        <message>
            <source>a pack needs at least one rule</source>
            <translation>规则包至少要有一条规则</translation>
        </message>
        <message>
            <source>no rule of this pack has this id</source>
            <translation>本规则包中没有此编号的规则</translation>
        </message>
        <message>
            <source>another suggestion is for this rule</source>
            <translation>此规则已有另一条建议</translation>
        </message>
        <message>
            <source>a rule on units says "*", a unit, "unit/CU" or "*/CU"</source>
            <translation>业务单元规则只能写 "*"、单元、"单元/CU" 或 "*/CU"</translation>
        </message>
        <message>
            <source>a name is needed, as in "commodity:cu" and "contract:SHFE.cu2701"</source>
            <translation>须写名称，如 "commodity:cu"、"contract:SHFE.cu2701"</translation>
        </message>
        <message>
            <source>a rule on {kind}s says "*"{selectors} or the id of one</source>
            <translation>{kind}规则只能写 "*"{selectors} 或其编号</translation>
        </message>
        <message>
            <source>{rule} of the same family says it too</source>
            <translation>同族的 {rule} 也写了它</translation>
        </message>
        <message>
            <source>no table has a query</source>
            <translation>没有一张表写了查询</translation>
        </message>
        <message>
            <source>is no table; there are {names}</source>
            <translation>不是表名；可用：{names}</translation>
        </message>
        <message>
            <source>a mapping is kept in a .toml file</source>
            <translation>映射须存为 .toml 文件</translation>
        </message>
        <message>
            <source>is a spreadsheet program's lock file: name the workbook beside it</source>
            <translation>这是表格软件的锁文件：请写旁边的工作簿</translation>
        </message>
        <message>
            <source>spot_file {source} has this mapping_file already</source>
            <translation>spot_file {source} 已用此 mapping_file</translation>
        </message>
        <message>
            <source>spot_file {source} watches this file and sheet already</source>
            <translation>spot_file {source} 已在读此文件和工作表</translation>
        </message>
        <message>
            <source>pair {pair} computes in {unit}: it needs a unit_factor or an fx</source>
            <translation>组合 {pair} 以 {unit} 计算：须写 unit_factor 或 fx</translation>
        </message>
        <message>
            <source>pair {pair} computes in {unit}: it needs an fx</source>
            <translation>组合 {pair} 以 {unit} 计算：须写 fx</translation>
        </message>
        <message>
            <source>{source} brings this series already</source>
            <translation>{source} 已提供此序列</translation>
        </message>
        <message>
            <source>the file has one series, {series}</source>
            <translation>文件只有一个序列 {series}</translation>
        </message>
        <message>
            <source>names say what a column means, and there is none</source>
            <translation>names 说明的是列的含义，而这里没有该列</translation>
        </message>
        <message>
            <source>is the column for {role} as well</source>
            <translation>此列已用于 {role}</translation>
        </message>
        <message>
            <source>without a header a column is named by its letter, such as B</source>
            <translation>没有表头时，列以字母表示，如 B</translation>
        </message>
        <message>
            <source>without a header no column can be guessed: {role} is not named</source>
            <translation>没有表头时猜不出列：未写明 {role}</translation>
        </message>
        <message>
            <source>is recomputed from spot and futures: name futures as well</source>
            <translation>由现货与期货重新计算：请同时写明 futures</translation>
        </message>
        <message>
            <source>separates the decimals as well</source>
            <translation>也用作小数点</translation>
        </message>
        <message>
            <source>needs YYYY or YY, MM and DD, each once</source>
            <translation>须有 YYYY 或 YY、MM、DD，各一次</translation>
        </message>
        <message>
            <source>the letters of an exchange are needed, such as "SHFE"</source>
            <translation>须写交易所代码，如 "SHFE"</translation>
        </message>
        <message>
            <source>an exchange and a product are needed, such as "SHFE.cu", or "SHFE.*" for all</source>
            <translation>须写交易所和品种，如 "SHFE.cu"，全部则写 "SHFE.*"</translation>
        </message>
        <message>
            <source>an exchange and a product are needed, such as "SHFE.cu"</source>
            <translation>须写交易所和品种，如 "SHFE.cu"</translation>
        </message>
        <message>
            <source>the letters of a product are needed, without the exchange</source>
            <translation>须写品种代码，不带交易所</translation>
        </message>
        <message>
            <source>must lie between {first} and {last}</source>
            <translation>须在 {first} 与 {last} 之间</translation>
        </message>
        <message>
            <source>a span of the day must lie between {first} and {last} and end after it starts</source>
            <translation>日盘时段须在 {first} 与 {last} 之间，且先起后止</translation>
        </message>
        <message>
            <source>a span of the night must lie between {first} and {last} and end after it starts</source>
            <translation>夜盘时段须在 {first} 与 {last} 之间，且先起后止</translation>
        </message>
        <message>
            <source>a span is needed, such as "09:00-10:15"</source>
            <translation>须为时段，如 "09:00-10:15"</translation>
        </message>
        <message>
            <source>starts before the span before it has ended</source>
            <translation>前一时段未结束就开始</translation>
        </message>
        <message>
            <source>is before the first day, {day}</source>
            <translation>早于第一天 {day}</translation>
        </message>
        <message>
            <source>closes more than 31 days from {day}</source>
            <translation>自 {day} 起休市超过 31 天</translation>
        </message>
        <message>
            <source>this file has no closure of {exchange} in so long a span</source>
            <translation>在这么长的区间内，本文件没有 {exchange} 的休市</translation>
        </message>
        <message>
            <source>belongs to demand = "multiple", not to "{demand}"</source>
            <translation>只用于 demand = "multiple"，不用于 "{demand}"</translation>
        </message>
        <message>
            <source>must be a fraction above 0 and below 1, such as {share}</source>
            <translation>须为大于 0 且小于 1 的小数，如 {share}</translation>
        </message>
        <message>
            <source>must be a fraction from 0 to below 1, such as {share}</source>
            <translation>须为不小于 0 且小于 1 的小数，如 {share}</translation>
        </message>
        <message>
            <source>is no class of [[vat]]; known are {names}</source>
            <translation>不是 [[vat]] 的类别；已有：{names}</translation>
        </message>
        <message>
            <source>is no exchange of this file; known are {names}</source>
            <translation>本文件没有这个交易所；已有：{names}</translation>
        </message>
        <message>
            <source>write [product.SHFE] and the like</source>
            <translation>请写成 [product.SHFE] 这样的表</translation>
        </message>
        <message>
            <source>is no product of this file</source>
            <translation>本文件没有这个品种</translation>
        </message>
        <message>
            <source>one to eight letters are needed</source>
            <translation>须为 1 至 8 个字母</translation>
        </message>
        <message>
            <source>{product} has a row for it already</source>
            <translation>{product} 已有这一天的行</translation>
        </message>
        <message>
            <source>needs `above`: from how many lots on</source>
            <translation>须写 `above`：自多少手起</translation>
        </message>
        <message>
            <source>is no list of tables; write [[{table}]]</source>
            <translation>不是表的列表；请写 [[{table}]]</translation>
        </message>
        <message>
            <source>is no table of this file; it may have {names}</source>
            <translation>本文件没有这种表；可有：{names}</translation>
        </message>
        <message>
            <source>premium[{index}] is in force then too for {attribute} {value} of {commodity}: end that one before</source>
            <translation>premium[{index}] 当时对 {commodity} 的 {attribute} {value} 也有效：请先结束那一行</translation>
        </message>
        <message>
            <source>no premium is on file for {attribute} {value} of {commodity} on {day}; 0 must be written as 0</source>
            <translation>{day}：没有 {commodity} 的 {attribute} {value} 的升贴水；0 也要写</translation>
        </message>
        <message>
            <source>the screenshot cannot be written to {file}</source>
            <translation>截图写不到 {file}</translation>
        </message>
        <message>
            <source>{file}: more than {count} rows are not read</source>
            <translation>{file}：最多只读 {count} 行</translation>
        </message>
        <message>
            <source>{file}, line {line}: a query gives bytes that are no text; cast them to one</source>
            <translation>{file} 第 {line} 行：查询给出的字节不是文本，请在查询中转换为文本</translation>
        </message>
        <message>
            <source>{file}, line {line}: {value}: more columns than the header's {count}</source>
            <translation>{file} 第 {line} 行：{value}：列数多于表头的 {count} 列</translation>
        </message>
        <message>
            <source>must be at least "{span}": nobody reads and answers a proposal in less</source>
            <translation>不得短于 "{span}"：更短的时间内没有人看得完并作出决定</translation>
        </message>
        <message>
            <source>is written {name}</source>
            <translation>应写作 {name}</translation>
        </message>
        <message>
            <source>is no exchange of the calendar; {name} is</source>
            <translation>不是日历中的交易所；是否指 {name}</translation>
        </message>
        <message>
            <source>this file has no closure for the Chinese new year of {year}</source>
            <translation>本文件没有 {year} 年春节的休市</translation>
        </message>
        <message>
            <source>{day} is in this span and a holiday, and this file does not close it</source>
            <translation>{day} 在此区间内且为法定节假日，而本文件未列为休市</translation>
        </message>
    </context>
    <context>
        <name>Locked</name>
        <message>
            <source>Cost {0} − futures {1} = {2} against {3}</source>
            <translation>成本 {0} − 期货 {1} = {2}，对 {3}</translation>
        </message>
        <message>
            <source>now {0}: {1} for us</source>
            <translation>现 {0}，我方 {1}</translation>
        </message>
        <message>
            <source>No basis is locked: the futures price of its time is not known</source>
            <translation>未锁定基差：签约时期货价未知</translation>
        </message>
        <message>
            <source>Price {0} − futures of its time {1}</source>
            <translation>价格 {0} − 签约时期货价 {1}</translation>
        </message>
        <message>
            <source>{0} {1} locked at {2} against {3}</source>
            <translation>{0} {1} 锁定基差 {2}，对 {3}</translation>
        </message>
        <message>
            <source>No basis is locked: cost or futures price is not known</source>
            <translation>未锁定基差：成本或期货价未知</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>{0} since {1}</source>
            <translation>{0}，自 {1} 起</translation>
        </message>
        <message>
            <source>off main</source>
            <translation>非主力</translation>
        </message>
        <message>
            <source>{0} since {1} or before</source>
            <translation>{0}，自 {1} 或更早起</translation>
        </message>
        <message>
            <source>main is {0}</source>
            <translation>主力 {0}</translation>
        </message>
        <message>
            <source>{0}, last {1}</source>
            <translation>{0}；此前为 {1}</translation>
        </message>
        <message>
            <source>named by a person</source>
            <translation>人工指定</translation>
        </message>
        <message>
            <source>named by the market front</source>
            <translation>行情前置指定</translation>
        </message>
        <message>
            <source>by volume and open interest of {0} months</source>
            <translation>按 {0} 个月份的成交量和持仓量</translation>
        </message>
        <message>
            <source>by open interest of {0} months</source>
            <translation>按 {0} 个月份的持仓量</translation>
        </message>
        <message>
            <source>Main contract not known: {0}</source>
            <translation>主力合约未知：{0}</translation>
        </message>
        <message>
            <source>{0} is not the main contract, that is {1}</source>
            <translation>{0} 非主力合约；主力为 {1}</translation>
        </message>
        <message>
            <source>Main contract {0}</source>
            <translation>主力合约 {0}</translation>
        </message>
        <message>
            <source>not known: {0}</source>
            <translation>未知：{0}</translation>
        </message>
    </context>
    <context>
        <name>Norm</name>
        <message>
            <source>Held against the ends of {n} days, {first} to {last}</source>
            <translation>与 {n} 个交易日的收盘基差相比，{first} 至 {last}</translation>
        </message>
        <message>
            <source>Volatility: {value} {unit} a year ({n} changes, {days} trading days)</source>
            <translation>年化波动 {value} {unit}（{n} 个日变动，全年 {days} 个交易日）</translation>
        </message>
        <message>
            <source>n {n} of {least}: too few to say how usual this is</source>
            <translation>样本 {n} 个，至少 {least} 个：太少，不作判断</translation>
        </message>
        <message>
            <source>Annualised: not known, no last trading day is listed</source>
            <translation>年化基差率：未知，合约最后交易日未公布</translation>
        </message>
        <message>
            <source>Annualised: none below {0} days ({1})</source>
            <translation>年化基差率：不足 {0} 天不计（{1}）</translation>
        </message>
        <message>
            <source>Volatility: too few daily changes ({0})</source>
            <translation>年化波动：日变动太少（{0} 个）</translation>
        </message>
        <message>
            <source>No day's end of this contract is known</source>
            <translation>本合约尚无收盘基差</translation>
        </message>
        <message>
            <source>z, from the mean: {0}</source>
            <translation>z 值（距均值）{0}</translation>
        </message>
        <message>
            <source>robust z, from the median: {0}</source>
            <translation>稳健 z 值（距中位数）{0}</translation>
        </message>
        <message>
            <source>{0} days to {1}</source>
            <translation>距 {1} 还有 {0} 天</translation>
        </message>
        <message>
            <source>Annualised: {0} of the futures price ({1})</source>
            <translation>年化基差率 {0}，占期货价（{1}）</translation>
        </message>
        <message>
            <source>Percentile: {0} (lower days, and half of those alike)</source>
            <translation>百分位 {0}（更低的天数加一半相同的）</translation>
        </message>
        <message>
            <source>Former years: {0}, by trading days to the last one</source>
            <translation>往年同期：{0}，按距最后交易日的交易日数对齐</translation>
        </message>
        <message>
            <source>Former years: none is known</source>
            <translation>往年同期：无</translation>
        </message>
        <message>
            <source>Former years: {0}, by weeks of the year</source>
            <translation>往年同期：{0}，按年内周数对齐</translation>
        </message>
        <message>
            <source>Basis rate: {0} of the comparable spot price ({1} / {2})</source>
            <translation>基差率 {0}，占可比现货价（{1} / {2}）</translation>
        </message>
        <message>
            <source>Basis rate: not known without both prices, spot above zero</source>
            <translation>基差率：未知，需要两边价格且现货价大于零</translation>
        </message>
        <message>
            <source>Least-variance hedge h*: {0} of the goods ({1} changes of ΔS and ΔF)</source>
            <translation>最小方差套保比例 h*：货量的 {0}（{1} 个 ΔS、ΔF 变动）</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>Notices</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>No notice yet</source>
            <translation>还没有通知</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>the counter's words: {0}</source>
            <translation>柜台原文：{0}</translation>
        </message>
        <message>
            <source> ({0} so far)</source>
            <translation>（累计 {0} 次）</translation>
        </message>
        <message>
            <source>the provider's words: {0}</source>
            <translation>服务商原话：{0}</translation>
        </message>
    </context>
    <context>
        <name>Now</name>
        <message>
            <source>{0} more in the list of alerts</source>
            <translation>另有 {0} 条，见告警列表</translation>
        </message>
        <message>
            <source>Nothing needs a hand</source>
            <translation>没有待处理事项</translation>
        </message>
        <message>
            <source>Needs a hand</source>
            <translation>待处理</translation>
        </message>
    </context>
    <context>
        <name>Orders</name>
        <message>
            <source>Orders</source>
            <translation>委托</translation>
        </message>
        <message>
            <source>No order today</source>
            <translation>今天没有委托</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合约</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Lots</source>
            <translation>手数</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>限价</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>信息</translation>
        </message>
        <message>
            <source>Approved by</source>
            <translation>批准人</translation>
        </message>
        <message>
            <source>Exchange id</source>
            <translation>交易所编号</translation>
        </message>
        <message>
            <source>Cancel  Del</source>
            <translation>撤单  Del</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>What should be done?</source>
            <translation>要做什么？</translation>
        </message>
    </context>
    <context>
        <name>Panel</name>
        <message>
            <source>Filter: words, all of which must occur</source>
            <translation>筛选：输入词语，须全部出现</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>The filter hides all rows: {0}</source>
            <translation>筛选隐藏了全部行：{0}</translation>
        </message>
    </context>
    <context>
        <name>Person</name>
        <message>
            <source>Nobody signed in</source>
            <translation>无人登录</translation>
        </message>
        <message>
            <source>Nobody is signed in: press to sign in  Ctrl+I</source>
            <translation>无人登录，点击登录  Ctrl+I</translation>
        </message>
        <message>
            <source>Signed in: wishes carry this name. Press to change  Ctrl+I</source>
            <translation>当前登录人，操作记在其名下。点击更换  Ctrl+I</translation>
        </message>
        <message>
            <source>The desk does not answer; who is signed in stands above</source>
            <translation>业务台没有应答，当前登录人见窗口上方</translation>
        </message>
        <message>
            <source>Sign in or change person</source>
            <translation>登录或更换人员</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Sign off</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>正在核对…</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>口令</translation>
        </message>
    </context>
    <context>
        <name>Positions</name>
        <message>
            <source>Positions</source>
            <translation>持仓</translation>
        </message>
        <message>
            <source>No lots held</source>
            <translation>没有持仓</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合约</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Long today</source>
            <translation>今多</translation>
        </message>
        <message>
            <source>Long earlier</source>
            <translation>昨多</translation>
        </message>
        <message>
            <source>Short today</source>
            <translation>今空</translation>
        </message>
        <message>
            <source>Short earlier</source>
            <translation>昨空</translation>
        </message>
        <message>
            <source>Frozen</source>
            <translation>冻结</translation>
        </message>
        <message>
            <source>Entry price</source>
            <translation>开仓均价</translation>
        </message>
        <message>
            <source>Reduce  D</source>
            <translation>减仓  D</translation>
        </message>
        <message>
            <source>Net lots</source>
            <translation>净持仓（手）</translation>
        </message>
        <message>
            <source>Float P&amp;L, CNY</source>
            <translation>浮动盈亏（元）</translation>
        </message>
        <message>
            <source>Day P&amp;L, CNY</source>
            <translation>当日盈亏（元）</translation>
        </message>
        <message>
            <source>Margin, CNY</source>
            <translation>保证金（元）</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>it must last {0}</source>
            <translation>须持续 {0}</translation>
        </message>
        <message>
            <source>it is over after {0} inside</source>
            <translation>回落持续 {0} 后解除</translation>
        </message>
        <message>
            <source>within {0} it is not told again</source>
            <translation>{0} 内不重复通知</translation>
        </message>
        <message>
            <source>Looked at on</source>
            <translation>试算对象</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>含义</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>当前</translation>
        </message>
        <message>
            <source>Past</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>switched off: it watches nothing</source>
            <translation>已停用：不监控</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>统计中…</translation>
        </message>
        <message>
            <source>Of accounts no past is kept: it is counted from now</source>
            <translation>账户不保存历史：从现在起计</translation>
        </message>
        <message>
            <source>Settlements and weeks are not in the past shown</source>
            <translation>所示历史不含结算价与周收盘</translation>
        </message>
        <message>
            <source>true</source>
            <translation>成立</translation>
        </message>
        <message>
            <source>not true</source>
            <translation>不成立</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>The past shown has good prices only</source>
            <translation>所示历史只含有效价格</translation>
        </message>
        <message>
            <source>counted in wall time</source>
            <translation>按自然时间计时</translation>
        </message>
        <message>
            <source>By days</source>
            <translation>按日终</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>Of business units the desk keeps how each day ended, while some rule watches units; nothing between</source>
            <translation>业务单元只留存每日收盘值（有规则监控业务单元时才留存），盘中不留存</translation>
        </message>
    </context>
    <context>
        <name>Price</name>
        <message>
            <source>Price part of a contract</source>
            <translation>合同点价</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>点价</translation>
        </message>
        <message>
            <source>A quantity and a price are needed</source>
            <translation>请输入数量和价格</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>数量（{0}）</translation>
        </message>
        <message>
            <source>Futures price, {0}, without premium</source>
            <translation>期货价（{0}，不含升贴水）</translation>
        </message>
    </context>
    <context>
        <name>Proof</name>
        <message>
            <source>intact: {0} entries of desk '{1}', {2}</source>
            <translation>完好：共 {0} 条，台面 {1}，{2}</translation>
        </message>
        <message>
            <source>{0} signed heads, the last at entry {1}</source>
            <translation>{0} 个签名链头，最新在第 {1} 条</translation>
        </message>
        <message>
            <source>no signed head</source>
            <translation>没有签名链头</translation>
        </message>
        <message>
            <source>what follows entry {0} cannot be read ({1})</source>
            <translation>第 {0} 条之后无法读取（{1}）</translation>
        </message>
        <message>
            <source>the ledger holds no entry</source>
            <translation>留痕中没有任何条目</translation>
        </message>
        <message>
            <source>the ledger holds no signed head</source>
            <translation>留痕中没有签名链头</translation>
        </message>
        <message>
            <source>{0} of the {1} triggers against change are gone</source>
            <translation>{1} 个防改触发器中有 {0} 个缺失</translation>
        </message>
        <message>
            <source>the ledger's signed heads are missing ({0})</source>
            <translation>留痕的签名链头缺失（{0}）</translation>
        </message>
        <message>
            <source>the ledger's signed heads cannot be read ({0})</source>
            <translation>留痕的签名链头无法读取（{0}）</translation>
        </message>
        <message>
            <source>a signed head of the ledger is not what a desk writes</source>
            <translation>留痕中有一个签名链头不是本程序所写</translation>
        </message>
        <message>
            <source>{0} is missing: a cut tail could not be seen</source>
            <translation>{0} 缺失：末尾若被截断将无法发现</translation>
        </message>
        <message>
            <source>{0} signed heads in {1} are gone from the ledger</source>
            <translation>{1} 中有 {0} 个签名链头已不在留痕中</translation>
        </message>
        <message>
            <source>signed heads are missing in {0}: lines were taken out</source>
            <translation>{0} 中缺少签名链头：有行被删去</translation>
        </message>
        <message>
            <source>the newest {0} signed heads are not yet in {1}</source>
            <translation>最新 {0} 个签名链头尚未写入 {1}</translation>
        </message>
        <message>
            <source>entry {0} is missing: entry {1} stands there</source>
            <translation>第 {0} 条缺失：该处是第 {1} 条</translation>
        </message>
        <message>
            <source>entry {0} has no line</source>
            <translation>第 {0} 条没有内容</translation>
        </message>
        <message>
            <source>entry {0} was changed: its digest does not fit</source>
            <translation>第 {0} 条被改动：摘要不符</translation>
        </message>
        <message>
            <source>entry {0} is not a line of a ledger: {1}</source>
            <translation>第 {0} 条不是留痕条目：{1}</translation>
        </message>
        <message>
            <source>entry {0} calls itself {1}</source>
            <translation>第 {0} 条自称第 {1} 条</translation>
        </message>
        <message>
            <source>entry {0}: only a ledger's first entry is its beginning</source>
            <translation>第 {0} 条：只有首条才能是留痕的开头</translation>
        </message>
        <message>
            <source>entry {0} does not name a signing key</source>
            <translation>第 {0} 条没有写明签名密钥</translation>
        </message>
        <message>
            <source>entry {0} names a key that is none</source>
            <translation>第 {0} 条写明的密钥不是密钥</translation>
        </message>
        <message>
            <source>the ledger has format {0}, not 1</source>
            <translation>留痕的格式是 {0}，应为 1</translation>
        </message>
        <message>
            <source>from entry {0} on a new key signs, {1}</source>
            <translation>自第 {0} 条起由新密钥 {1} 签名</translation>
        </message>
        <message>
            <source>entries {0} to {1} are missing: {2} were there when the head was signed at {3}</source>
            <translation>第 {0} 至 {1} 条缺失：{3} 签名时共有 {2} 条</translation>
        </message>
        <message>
            <source>entries {0} to {1} are not those that were signed at {2}</source>
            <translation>第 {0} 至 {1} 条与 {2} 签名时的不同</translation>
        </message>
        <message>
            <source>a signed head is damaged: {0}</source>
            <translation>有一个签名链头已损坏：{0}</translation>
        </message>
        <message>
            <source>the signed head of entry {0} ({1}) is signed with key {2}, which this ledger does not name</source>
            <translation>第 {0} 条的签名链头（{1}）所用密钥 {2} 不在本留痕中</translation>
        </message>
        <message>
            <source>the signed head of entry {0} ({1}) does not bear a true signature</source>
            <translation>第 {0} 条的签名链头（{1}）签名不真</translation>
        </message>
        <message>
            <source>the signed head of entry {0} ({1}) belongs to another ledger ({2})</source>
            <translation>第 {0} 条的签名链头（{1}）属于另一份留痕（{2}）</translation>
        </message>
        <message>
            <source>{0}, line {1} is damaged: {2}</source>
            <translation>{0} 第 {1} 行已损坏：{2}</translation>
        </message>
        <message>
            <source>there is no ledger: {0}</source>
            <translation>没有留痕：{0}</translation>
        </message>
        <message>
            <source>the file is empty</source>
            <translation>文件是空的</translation>
        </message>
        <message>
            <source>this SQLite file holds no ledger</source>
            <translation>该 SQLite 文件中没有留痕</translation>
        </message>
        <message>
            <source>already exists; give the bundle another name</source>
            <translation>已存在；请换一个文件名</translation>
        </message>
        <message>
            <source>damaged: {0}; `audit verify` says more</source>
            <translation>已损坏：{0}；校验可看详情</translation>
        </message>
        <message>
            <source>there is nothing to export {0}: the ledger has no entry there</source>
            <translation>没有可导出的内容（{0}）：该区间内没有条目</translation>
        </message>
        <message>
            <source>entries {0} to {1}, SHA-256 {2}</source>
            <translation>第 {0} 至 {1} 条，SHA-256 {2}</translation>
        </message>
        <message>
            <source>entry {0} was signed at {1}, but the ledger is shorter: its end was cut off, or an older copy was put in its place</source>
            <translation>第 {0} 条于 {1} 签名，但留痕变短了：结尾被截去，或换成了旧副本</translation>
        </message>
        <message>
            <source>entry {0} is not the one that was signed at {1}: the ledger was rewritten</source>
            <translation>第 {0} 条不是 {1} 签名的那条：留痕被改写</translation>
        </message>
        <message>
            <source>a line is damaged: {0}</source>
            <translation>有一行损坏：{0}</translation>
        </message>
    </context>
    <context>
        <name>Question</name>
        <message>
            <source>Please confirm</source>
            <translation>请确认</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Type: {0}</source>
            <translation>请输入：{0}</translation>
        </message>
    </context>
    <context>
        <name>Reason</name>
        <message>
            <source>A reason is needed</source>
            <translation>须填写理由</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>why: it goes into the record</source>
            <translation>原因将写入留痕</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>Receive</name>
        <message>
            <source>Receive goods into stock</source>
            <translation>收货入库</translation>
        </message>
        <message>
            <source>Receive</source>
            <translation>收货</translation>
        </message>
        <message>
            <source>leave empty while not known</source>
            <translation>未知则留空</translation>
        </message>
        <message>
            <source>empty: the desk numbers it</source>
            <translation>留空则自动编号</translation>
        </message>
        <message>
            <source>none that is in the book</source>
            <translation>不在账上的货</translation>
        </message>
        <message>
            <source>the nearest that is still waited for</source>
            <translation>待收货的最近月份</translation>
        </message>
        <message>
            <source>A quantity is needed</source>
            <translation>须填写数量</translation>
        </message>
        <message>
            <source>A cost or a price is a number, or empty</source>
            <translation>成本和价格须为数字，或留空</translation>
        </message>
        <message>
            <source>Lot</source>
            <translation>批次号</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>品级</translation>
        </message>
        <message>
            <source>Warehouse</source>
            <translation>仓库</translation>
        </message>
        <message>
            <source>Came on</source>
            <translation>来自在途</translation>
        </message>
        <message>
            <source>Judged by</source>
            <translation>对应合约</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>数量（{0}）</translation>
        </message>
        <message>
            <source>Landed cost, {0}</source>
            <translation>入库成本（{0}）</translation>
        </message>
        <message>
            <source>Futures price now, {0}</source>
            <translation>当前期货价（{0}）</translation>
        </message>
    </context>
    <context>
        <name>Refusal</name>
        <message>
            <source>{name}: flat exposure {flat} {unit} is within one lot of the target {target}; there is nothing to reduce</source>
            <translation>{name}：价格敞口 {flat} {unit}，与目标 {target} 相差不足一手，无需减仓</translation>
        </message>
        <message>
            <source>{symbol}: orders of another terminal may still {direction} {lots} lots; once they fill there is nothing left to reduce</source>
            <translation>{symbol}：其他终端的委托还可能{direction} {lots} 手，成交后已无可减</translation>
        </message>
        <message>
            <source>{symbol} is outside continuous trading; orders wait for the session</source>
            <translation>{symbol} 不在连续交易时段，须等开市</translation>
        </message>
        <message>
            <source>{symbol} has no last price</source>
            <translation>{symbol} 没有最新价</translation>
        </message>
        <message>
            <source>{symbol}: the last quote is {age} s old; too old to trade on</source>
            <translation>{symbol}：最新行情已过 {age} 秒，不能据以交易</translation>
        </message>
        <message>
            <source>{symbol}: the {lots} lots held hedge the physical side; closing them would raise the flat exposure of {flat} {unit}</source>
            <translation>{symbol}：所持 {lots} 手是现货的套保，平仓会扩大价格敞口 {flat} {unit}</translation>
        </message>
        <message>
            <source>{symbol}: no free lot to close in account {account}</source>
            <translation>{symbol}：账户 {account} 没有可平手数</translation>
        </message>
        <message>
            <source>{symbol}: no account holds lots that could be closed</source>
            <translation>{symbol}：没有账户持有可平手数</translation>
        </message>
        <message>
            <source>{symbol} has no {side}: an order would not fill now</source>
            <translation>{symbol} 没有{side}，现在报单不能成交</translation>
        </message>
        <message>
            <source>{symbol}: the opposite quote {opposite} lies outside the collar of {reach} around the last price {last}</source>
            <translation>{symbol}：对手价 {opposite} 超出最新价 {last} 上下 {reach} 的允许范围</translation>
        </message>
        <message>
            <source>{symbol}: {lots} lots were to be closed with {offset}, {free} are free now</source>
            <translation>{symbol}：原定{offset} {lots} 手，现在可平 {free} 手</translation>
        </message>
        <message>
            <source>{pair}: the orders would now take the flat exposure from {before} to {after} {unit}</source>
            <translation>{pair}：现在执行会使价格敞口由 {before} 变为 {after} {unit}</translation>
        </message>
        <message>
            <source>{symbol} moved to {last}: the approved price {price} is now more than {reach} away</source>
            <translation>{symbol} 已到 {last}，批准价 {price} 偏离超过 {reach}</translation>
        </message>
        <message>
            <source>{symbol}: a reduction is already proposed or under way</source>
            <translation>{symbol}：已有减仓方案待批或在执行</translation>
        </message>
        <message>
            <source>{symbol}: another order is still working in account {account}</source>
            <translation>{symbol}：账户 {account} 还有委托在途</translation>
        </message>
        <message>
            <source>the trade link of account {account} is not ready</source>
            <translation>账户 {account} 的交易连接未就绪</translation>
        </message>
        <message>
            <source>the market link of {symbol} is not ready</source>
            <translation>{symbol} 的行情连接未就绪</translation>
        </message>
        <message>
            <source>{account} {symbol}: no pair, quote, contract data or position is known</source>
            <translation>账户 {account} {symbol}：组合、行情、合约资料或持仓未知</translation>
        </message>
        <message>
            <source>the positions of account {account} are not known: nor is exposure</source>
            <translation>账户 {account} 的持仓未知，敞口无从计算</translation>
        </message>
        <message>
            <source>the kill switch is on: arm the desk again before any order</source>
            <translation>急停中：恢复报单之前不发任何委托</translation>
        </message>
        <message>
            <source>approvals are shut after an {defect}; start the desk anew</source>
            <translation>程序出错，审批已关闭，请重新启动本台（{defect}）</translation>
        </message>
        <message>
            <source>approvals are shut while the ledger fails: {failure}</source>
            <translation>留痕写入失败，审批已关闭：{failure}</translation>
        </message>
        <message>
            <source>there is no approval {approval}</source>
            <translation>没有审批 {approval}</translation>
        </message>
        <message>
            <source>already decided by {who}: {state}</source>
            <translation>已由{who}决定：{state}</translation>
        </message>
        <message>
            <source>what was approved is not what would be sent; look at the card again</source>
            <translation>批准的内容与将要发出的不一致，请重看卡片</translation>
        </message>
        <message>
            <source>{actor} requested this and may not approve it: four eyes</source>
            <translation>方案由 {actor} 提出，须由他人批准</translation>
        </message>
        <message>
            <source>the approval ran out of time</source>
            <translation>审批已超时</translation>
        </message>
        <message>
            <source>nobody decided in time</source>
            <translation>无人按时审批</translation>
        </message>
        <message>
            <source>the value recovered</source>
            <translation>数值已恢复</translation>
        </message>
        <message>
            <source>{filled} of {lots} lots filled; {words}</source>
            <translation>{lots} 手中成交 {filled} 手；{words}</translation>
        </message>
        <message>
            <source>order {order} is not waiting to leave</source>
            <translation>委托 {order} 已不在待发状态</translation>
        </message>
        <message>
            <source>withdrawn before it left</source>
            <translation>发出前已撤回</translation>
        </message>
        <message>
            <source>nothing allows order {order} any more</source>
            <translation>委托 {order} 已没有有效的审批</translation>
        </message>
        <message>
            <source>not at the counter</source>
            <translation>柜台没有该委托</translation>
        </message>
        <message>
            <source>the ledger can be written again; it could not: {failure}</source>
            <translation>留痕恢复写入；此前失败：{failure}</translation>
        </message>
        <message>
            <source>{symbol}: {filled} lots were filled, and the position in account {account} does not show them yet</source>
            <translation>{symbol}：已成交 {filled} 手，账户 {account} 的持仓尚未反映</translation>
        </message>
        <message>
            <source>no rule watches this any more</source>
            <translation>已无规则监控此项</translation>
        </message>
        <message>
            <source>the desk was closing</source>
            <translation>程序正在关闭</translation>
        </message>
        <message>
            <source>the desk has no account {account} any more</source>
            <translation>本台已不再设有账户 {account}</translation>
        </message>
        <message>
            <source>{symbol}: its time {stamp} lies in the future; such quotes are dropped</source>
            <translation>{symbol}：行情时间 {stamp} 超前于当前时间，此类行情不予采用</translation>
        </message>
        <message>
            <source>{symbol} is not the spot leg of any pair of this desk</source>
            <translation>{symbol} 不是本台任何品种对的现货腿</translation>
        </message>
        <message>
            <source>{symbol}: {price} is not a price</source>
            <translation>{symbol}：{price} 不是有效价格</translation>
        </message>
        <message>
            <source>{symbol}: a price typed in needs a reason</source>
            <translation>{symbol}：手工录入价格须注明理由</translation>
        </message>
        <message>
            <source>{symbol} stands at {price} already</source>
            <translation>{symbol} 已是 {price}</translation>
        </message>
        <message>
            <source>{symbol} is outside continuous trading ({phase}); orders wait until it opens at {opens} Beijing time</source>
            <translation>{symbol} 不在连续交易时段（{phase}），报单须待北京时间 {opens} 开盘</translation>
        </message>
        <message>
            <source>{symbol}: the hours that the front lists make no trading day ({hours}); those of the calendar stand</source>
            <translation>{symbol}：前置所列交易时段（{hours}）不成交易日，仍以日历为准</translation>
        </message>
        <message>
            <source>{symbol}: the calendar has no trading hours of this product; those that the front lists are used, without holidays</source>
            <translation>{symbol}：日历中没有该品种的交易时段，以前置所列为准，不计节假日</translation>
        </message>
        <message>
            <source>the trading calendar of {exchanges} is announced until {until} only, days left: {days}; import the exchanges' holiday notice</source>
            <translation>{exchanges} 的交易日历只公布到 {until}，还剩 {days} 天；请导入交易所的休市通知</translation>
        </message>
        <message>
            <source>the trading calendar of {exchanges} was announced until {until} only; it is unconfirmed since, weekdays are taken as open: import the exchanges' holiday notice</source>
            <translation>{exchanges} 的交易日历只公布到 {until}，此后未确认，工作日一律按开市处理；请导入交易所的休市通知</translation>
        </message>
        <message>
            <source>the trading calendar of {exchanges} is unconfirmed, weekdays are taken as open: import the exchanges' holiday notice</source>
            <translation>{exchanges} 的交易日历未确认，工作日一律按开市处理；请导入交易所的休市通知</translation>
        </message>
        <message>
            <source>the trading calendar covers {start} to {end} only</source>
            <translation>交易日历只覆盖 {start} 至 {end}</translation>
        </message>
        <message>
            <source>{table} {id} is there already since the preview; preview it again</source>
            <translation>{table} {id} 在预览之后已经存在；请重新预览</translation>
        </message>
        <message>
            <source>{table} {id} is gone or was changed since the preview; preview it again</source>
            <translation>{table} {id} 在预览之后已被删除或更改；请重新预览</translation>
        </message>
        <message>
            <source>{table} {id} is in the book already</source>
            <translation>{table} {id} 已在账簿中</translation>
        </message>
        <message>
            <source>no contract {contract} is in the book</source>
            <translation>账簿中没有合同 {contract}</translation>
        </message>
        <message>
            <source>no lot {lot} is in the book</source>
            <translation>账簿中没有批次 {lot}</translation>
        </message>
        <message>
            <source>contract {contract} is {pricing}: it cannot be priced by hand</source>
            <translation>合同 {contract} 为{pricing}合同：不能点价</translation>
        </message>
        <message>
            <source>contract {contract} is {pricing}: it cannot be rolled</source>
            <translation>合同 {contract} 为{pricing}合同：不能移仓</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} to price, but only {left} is unpriced</source>
            <translation>合同 {contract}：要点价 {quantity}，但未点价数量只有 {left}</translation>
        </message>
        <message>
            <source>contract {contract}: nothing is left to roll, all of it is priced</source>
            <translation>合同 {contract}：已全部点价，没有可移仓的数量</translation>
        </message>
        <message>
            <source>contract {contract} refers to {symbol} already</source>
            <translation>合同 {contract} 的参考合约已是 {symbol}</translation>
        </message>
        <message>
            <source>contract {contract} is a sale: nothing can be received from it</source>
            <translation>合同 {contract} 是销售合同：不能入库</translation>
        </message>
        <message>
            <source>contract {contract} is a purchase: nothing is delivered under it</source>
            <translation>合同 {contract} 是采购合同：不能出库</translation>
        </message>
        <message>
            <source>lot {lot} must name contract {contract} as its source</source>
            <translation>批次 {lot} 的来源合同必须是 {contract}</translation>
        </message>
        <message>
            <source>lot {lot} has {left}, less than {quantity}</source>
            <translation>批次 {lot} 只有 {left}，少于 {quantity}</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} delivered would be more than {left}, its quantity with tolerance, or its delivery is over</source>
            <translation>合同 {contract}：交货 {quantity} 将超过含溢短装的数量 {left}，或交货已完毕</translation>
        </message>
        <message>
            <source>a quantity must be above 0, not {quantity}</source>
            <translation>数量必须大于 0，而不是 {quantity}</translation>
        </message>
        <message>
            <source>the book cannot become so: {words}</source>
            <translation>账簿不能这样更改：{words}</translation>
        </message>
        <message>
            <source>nothing in the book would change</source>
            <translation>账簿不会有任何更改</translation>
        </message>
        <message>
            <source>there is no change of the book that could be undone</source>
            <translation>没有可以撤销的账簿更改</translation>
        </message>
        <message>
            <source>the book has been changed since; look at its last change again</source>
            <translation>账簿之后又有更改；请重新查看最近的更改</translation>
        </message>
        <message>
            <source>{table} {id}: its goods belong to pair {pair}, which has lines in the desk file; goods are counted there or in the book, never in both</source>
            <translation>{table} {id}：其货物属于 {pair}，而台面文件中已有该基差对的头寸；货物只能在一处计入</translation>
        </message>
        <message>
            <source>{symbol}: the lots in account {account} belong to several units; closing them would lower the flat exposure of one and raise that of another</source>
            <translation>{symbol}：账户 {account} 的持仓分属多个业务单元；平仓会降低一个单元的净敞口而提高另一个</translation>
        </message>
        <message>
            <source>{symbol}: a lot is {quantity} by the desk file and {left} by the table of products; correct the one that is wrong</source>
            <translation>{symbol}：台面文件中每手为 {quantity}，品种表中为 {left}；请更正其中有误的一处</translation>
        </message>
        <message>
            <source>rule {rule} is on {subject}, and no {kind} of this desk is meant by that</source>
            <translation>规则 {rule} 监控 {subject},本台没有与之对应的对象({kind})</translation>
        </message>
        <message>
            <source>rule {rule}: {key} = {value}: {words}</source>
            <translation>规则 {rule}:{key} = {value}:{words}</translation>
        </message>
        <message>
            <source>nothing in the rules would change</source>
            <translation>规则没有任何变化</translation>
        </message>
        <message>
            <source>there is no rule {rule}</source>
            <translation>没有规则 {rule}</translation>
        </message>
        <message>
            <source>there is no change of rules {revision}</source>
            <translation>没有规则变更 {revision}</translation>
        </message>
        <message>
            <source>the change of rules is {state} already, by {who}</source>
            <translation>该规则变更已处于 {state} 状态,操作人 {who}</translation>
        </message>
        <message>
            <source>this is not the change of rules that was looked at; look at it again</source>
            <translation>这不是刚才查看的规则变更,请重新查看</translation>
        </message>
        <message>
            <source>{actor} drafted this change of rules and may not approve it: four eyes</source>
            <translation>{actor} 起草了该规则变更,按四眼原则不得自行批准</translation>
        </message>
        <message>
            <source>the change of rules is not approved: it cannot go live</source>
            <translation>规则变更尚未批准,不能上线</translation>
        </message>
        <message>
            <source>rule {rule} was changed since this was drafted; draft it again</source>
            <translation>起草之后规则 {rule} 已被修改,请重新起草</translation>
        </message>
        <message>
            <source>a change of rules needs a reason</source>
            <translation>规则变更须写明理由</translation>
        </message>
        <message>
            <source>rule {rule} was changed in the desk file; the approved change of {who} stays in force until another one goes live</source>
            <translation>配置文件改动了规则 {rule};{who} 批准的变更继续有效,直至另一变更上线</translation>
        </message>
        <message>
            <source>rules cannot be changed while the ledger fails: {failure}</source>
            <translation>台账故障期间不能变更规则:{failure}</translation>
        </message>
        <message>
            <source>{person} could not be told over {channels}; told over {channel} instead</source>
            <translation>{channels} 无法通知 {person}，已改用 {channel} 通知</translation>
        </message>
        <message>
            <source>{name}: nobody can be told of this alert, every channel has failed; call the people in charge</source>
            <translation>{name}：该告警无法通知任何人，所有渠道均失败；请人工联系责任人</translation>
        </message>
        <message>
            <source>{symbol}: no pair of this desk watches this contract; without its price the basis and the risk of what refers to it are unknown: {rows}</source>
            <translation>{symbol}：没有基差对在看这一合约；没有它的价格，引用它的各行的基差和风险未知：{rows}</translation>
        </message>
        <message>
            <source>{symbol}: its delivery month is over, and the book still refers to it: {rows}</source>
            <translation>{symbol}：交割月已过，而账簿中仍有行引用它：{rows}</translation>
        </message>
        <message>
            <source>its prices carry no time: each is as old as the moment when its value was first seen here</source>
            <translation>价格不带时间：每个价格的时间按本机首次见到该数值的时刻计</translation>
        </message>
        <message>
            <source>{symbol} comes from {link} already and stays with it; what {second} brings of it is passed over: two sources of one series would overtake each other</source>
            <translation>{symbol} 已由 {link} 提供并以它为准；{second} 送来的同一序列不予采用：一个序列两个来源会互相覆盖</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} to price in {symbol}, but only {left} is unpriced in that month</source>
            <translation>合同 {contract}：拟在 {symbol} 点价 {quantity}，该合约上未点价的只有 {left}</translation>
        </message>
        <message>
            <source>contract {contract}: nothing of it is unpriced in {symbol}</source>
            <translation>合同 {contract}：在 {symbol} 上没有未点价的数量</translation>
        </message>
        <message>
            <source>contract {contract}: {quantity} to roll, but only {left} is unpriced in {symbol}</source>
            <translation>合同 {contract}：拟移仓 {quantity}，{symbol} 上未点价的只有 {left}</translation>
        </message>
        <message>
            <source>no shipment {shipment} of contract {contract} is on its way</source>
            <translation>没有属于合同 {contract} 的在途货物 {shipment}</translation>
        </message>
        <message>
            <source>shipment {shipment} has {left}, less than {quantity}</source>
            <translation>在途货物 {shipment} 只有 {left}，不足 {quantity}</translation>
        </message>
        <message>
            <source>lot {lot} belongs to {held}, contract {contract} to {wanted}</source>
            <translation>批次 {lot} 属于 {held}，合同 {contract} 属于 {wanted}</translation>
        </message>
        <message>
            <source>lot {lot} is {held}, contract {contract} is {wanted}</source>
            <translation>批次 {lot} 的品种是 {held}，合同 {contract} 是 {wanted}</translation>
        </message>
        <message>
            <source>lot {lot} is counted in {unit}, contract {contract} in {base}</source>
            <translation>批次 {lot} 以{unit}计，合同 {contract} 以{base}计</translation>
        </message>
        <message>
            <source>lot {lot} is of grade {held}, contract {contract} asks for {wanted}</source>
            <translation>批次 {lot} 的品级是 {held}，合同 {contract} 要求 {wanted}</translation>
        </message>
        <message>
            <source>contract {contract} is counted in {base}, not in {unit}</source>
            <translation>合同 {contract} 以{base}计，不以{unit}计</translation>
        </message>
        <message>
            <source>{symbol} is another product than {other}, which contract {contract} is on</source>
            <translation>{symbol} 与合同 {contract} 的参考合约 {other} 不是同一品种</translation>
        </message>
        <message>
            <source>{symbol} is not a month of a futures contract</source>
            <translation>{symbol} 不是某个月份的期货合约</translation>
        </message>
        <message>
            <source>{symbol} is no longer traded</source>
            <translation>{symbol} 已停止交易</translation>
        </message>
        <message>
            <source>{symbol} is not traded yet, it lies too far ahead</source>
            <translation>{symbol} 尚未上市，月份太远</translation>
        </message>
        <message>
            <source>a roll, a receipt or a delivery needs a reason</source>
            <translation>换月、收货、交货须写明理由</translation>
        </message>
        <message>
            <source>rules {rule} and {rival} of the family {family} are both on {subject}; one of them must say it more specifically</source>
            <translation>同组 {family} 的规则 {rule} 与 {rival} 都监控 {subject},其中之一须写得更具体</translation>
        </message>
        <message>
            <source>{actor} approved this already, {given} of {needed}: another person must</source>
            <translation>{actor} 已审批过（{given}/{needed}），须由另一人审批</translation>
        </message>
        <message>
            <source>the desk file does not say {keys} ([pair.carry] or [carry])</source>
            <translation>台面文件未写明持有成本参数：{keys}</translation>
        </message>
        <message>
            <source>{symbol}: the front has listed no last trading day</source>
            <translation>{symbol}：行情前置未给出最后交易日</translation>
        </message>
        <message>
            <source>{symbol}: its last trading day was {until}</source>
            <translation>{symbol}：最后交易日 {until} 已过</translation>
        </message>
        <message>
            <source>{symbol}: no product or no VAT rate is on file</source>
            <translation>{symbol}：品种或增值税率未登记</translation>
        </message>
        <message>
            <source>{symbol}: the trading calendar does not reach its days</source>
            <translation>{symbol}：交易日历未覆盖到相应日期</translation>
        </message>
        <message>
            <source>settlement statement</source>
            <translation>结算单</translation>
        </message>
        <message>
            <source>{symbol} is no longer the main contract, {main} is since {since}; roll the pairs that are still on {symbol}? {pairs}</source>
            <translation>{symbol} 已不是主力合约，自 {since} 起主力为 {main}；以下组合仍在 {symbol}，是否换月？{pairs}</translation>
        </message>
        <message>
            <source>{symbol}: no VAT rate is on file for {id} and it is not counted; the exposure is unknown, and nothing is proposed</source>
            <translation>{symbol}：{id} 没有增值税税率，未计入敞口；敞口未知，不作减仓建议</translation>
        </message>
        <message>
            <source>{pair}: goods are counted on another tax footing than when this was planned</source>
            <translation>{pair}：敞口的含税口径与拟定方案时不同</translation>
        </message>
        <message>
            <source>{rule}: the business book has no strategy {strategy}</source>
            <translation>{rule}：业务账簿中没有策略 {strategy}</translation>
        </message>
        <message>
            <source>nobody is signed in at this terminal: sign in first</source>
            <translation>本终端无人登录，请先登录</translation>
        </message>
        <message>
            <source>{actor} asked for this, and {who} is signed in now: look at it again</source>
            <translation>此操作由{actor}发起，当前登录的是{who}，请重新查看</translation>
        </message>
        <message>
            <source>{person} has no secret in the desk file and cannot sign in</source>
            <translation>台面文件中没有{person}的口令，不能登录</translation>
        </message>
        <message>
            <source>that is not the secret of {person}</source>
            <translation>{person}的口令不正确</translation>
        </message>
        <message>
            <source>that is not the secret of {person}; the next try is heard in {seconds} seconds</source>
            <translation>{person}的口令不正确，{seconds} 秒后才能再试</translation>
        </message>
        <message>
            <source>too many wrong secrets of {person}: the next try is heard in {seconds} seconds</source>
            <translation>{person}的口令连续输错，{seconds} 秒后才能再试</translation>
        </message>
        <message>
            <source>a secret is being checked already</source>
            <translation>正在核对另一个口令</translation>
        </message>
        <message>
            <source>nobody can sign in while the ledger fails: {failure}</source>
            <translation>留痕写入失败，不能登录：{failure}</translation>
        </message>
        <message>
            <source>the secret of {person} could not be checked: {failure}</source>
            <translation>无法核对{person}的口令：{failure}</translation>
        </message>
        <message>
            <source>{file}, line {line}: only {count} columns: {text}</source>
            <translation>{file} 第 {line} 行：只有 {count} 列：{text}</translation>
        </message>
        <message>
            <source>{file}, line {line} is not a CSV row ({failure}): {text}</source>
            <translation>{file} 第 {line} 行：不是 CSV 格式（{failure}）：{text}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is empty: {text}</source>
            <translation>{file} 第 {line} 行：「{column}」列是空的：{text}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a number: {value}</source>
            <translation>{file} 第 {line} 行：「{column}」列不是数字：{value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a date: {value}; expected {expected}</source>
            <translation>{file} 第 {line} 行：「{column}」列不是日期：{value}；应为 {expected}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a date: {value}; expected {expected}; if it counts days, format the column as dates</source>
            <translation>{file} 第 {line} 行：「{column}」列不是日期：{value}；应为 {expected}；如果是天数，请把该列设为日期格式</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not a time of day: {value}; expected HH:MM</source>
            <translation>{file} 第 {line} 行：「{column}」列不是时刻：{value}；应为 HH:MM</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} lies in the future: {value}</source>
            <translation>{file} 第 {line} 行：「{column}」列在未来：{value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not {wanted} of the mapping: {value}</source>
            <translation>{file} 第 {line} 行：「{column}」列与映射规定的 {wanted} 不同：{value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is not {wanted} of {series} further up: {value}</source>
            <translation>{file} 第 {line} 行：「{column}」列与上文 {series} 的 {wanted} 不同：{value}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column} is a formula without a computed value: {value}; open and save the file</source>
            <translation>{file} 第 {line} 行：「{column}」列是没有计算结果的公式：{value}；请打开文件并重新保存</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column}: {stamp} of {series} repeats {earlier} in line {above}</source>
            <translation>{file} 第 {line} 行：「{column}」列：{series} 的 {stamp} 与第 {above} 行的 {earlier} 重复</translation>
        </message>
        <message>
            <source>{file}, line {line}: column {column}: {stamp} of {series} is older than {earlier} in line {above}</source>
            <translation>{file} 第 {line} 行：「{column}」列：{series} 的 {stamp} 早于第 {above} 行的 {earlier}</translation>
        </message>
        <message>
            <source>{file}, line {line}: {stamp} of {series} is older than {earlier}, which was accepted before</source>
            <translation>{file} 第 {line} 行：{series} 的 {stamp} 早于已采用的 {earlier}</translation>
        </message>
        <message>
            <source>{file}, line {line}: column price: {value} of {series} at {stamp} was {earlier} before; a correction needs a later time</source>
            <translation>{file} 第 {line} 行：{series} 在 {stamp} 的价格 {value} 与此前的 {earlier} 不同；更正须用更晚的时间</translation>
        </message>
        <message>
            <source>{file}, line {line}: {series} comes from the spot source {owner} already and stays with it: two sources of one series would overtake each other</source>
            <translation>{file} 第 {line} 行：{series} 已由现货来源 {owner} 提供并归它；两个来源报同一现货序列会互相覆盖</translation>
        </message>
        <message>
            <source>{file}, line {line}: the header is missing; expected {expected}</source>
            <translation>{file} 第 {line} 行：缺少表头；应为 {expected}</translation>
        </message>
        <message>
            <source>{file}, line {line}: no column {wanted}: the header is {text}; expected {expected}</source>
            <translation>{file} 第 {line} 行：没有「{wanted}」列：表头为 {text}；应为 {expected}</translation>
        </message>
        <message>
            <source>{file}, line {line}: more than one column {wanted}: the header is {text}; say which in the mapping</source>
            <translation>{file} 第 {line} 行：有多列「{wanted}」：表头为 {text}；请在映射中指明用哪一列</translation>
        </message>
        <message>
            <source>{file}: columns guessed from the header: {guessed}</source>
            <translation>{file}：按表头推断的列：{guessed}</translation>
        </message>
        <message>
            <source>{file}, line {line}: basis = {value}: spot {spot} minus futures {futures} is {basis}</source>
            <translation>{file} 第 {line} 行：基差 {value}，但现货 {spot} 减期货 {futures} 是 {basis}</translation>
        </message>
        <message>
            <source>{file}, line {line}: basis = {value}: spot {spot} minus futures {futures} is {basis}: the sign is wrong</source>
            <translation>{file} 第 {line} 行：基差 {value}，但现货 {spot} 减期货 {futures} 是 {basis}：符号相反</translation>
        </message>
        <message>
            <source>{file}: the file seems to write {writes}: basis = {value} in line {line}, where spot {spot} minus futures {futures} is {basis}, and so all rows with a basis, {signed} of {seen}. If that is meant, say sign = "{sign}"; until then nothing of it is taken</source>
            <translation>{file}：文件写的似乎是{writes}：第 {line} 行基差 {value}，而现货 {spot} 减期货 {futures} 是 {basis}；{seen} 行中有基差的 {signed} 行都如此。如确是这样，请设 sign = "{sign}"；在此之前整份文件不采用</translation>
        </message>
        <message>
            <source>{file} is an old .xls workbook or one with a password: save it as .xlsx or CSV</source>
            <translation>{file} 是旧式 .xls 或有密码的工作簿：请另存为 .xlsx 或 CSV</translation>
        </message>
        <message>
            <source>{file} cannot be read as an XLSX workbook: {failure}</source>
            <translation>{file} 不能作为 XLSX 工作簿读取（{failure}）</translation>
        </message>
        <message>
            <source>{file} is no workbook: there is no sheet {wanted} in it</source>
            <translation>{file} 不是工作簿，没有工作表 {wanted}</translation>
        </message>
        <message>
            <source>{file}: no sheet {wanted}; there are: {sheets}</source>
            <translation>{file}：没有工作表 {wanted}；现有：{sheets}</translation>
        </message>
        <message>
            <source>{file}: more than {most} rows are not read</source>
            <translation>{file}：最多读取 {most} 行</translation>
        </message>
        <message>
            <source>{file} is neither UTF-8 nor GBK text</source>
            <translation>{file} 既不是 UTF-8 也不是 GBK 编码</translation>
        </message>
        <message>
            <source>{file} is not {wanted} text</source>
            <translation>{file} 不是 {wanted} 编码</translation>
        </message>
        <message>
            <source>{file}: {failure}</source>
            <translation>{file} 读不到：{failure}</translation>
        </message>
        <message>
            <source>{file} is not taken, the mapping so far goes on: {failure}</source>
            <translation>{file} 未采用，仍用原来的映射；原因：{failure}</translation>
        </message>
        <message>
            <source>{source}: not valid JSON: {failure}</source>
            <translation>{source}：不是有效的 JSON（{failure}）</translation>
        </message>
        <message>
            <source>{source}: no list of rows under {wanted}: {value}</source>
            <translation>{source}：{wanted} 下没有行的列表：{value}</translation>
        </message>
        <message>
            <source>{source}: no list of rows in the document: {value}</source>
            <translation>{source}：内容里没有行的列表：{value}</translation>
        </message>
        <message>
            <source>{source}, row {row} is no object: {value}</source>
            <translation>{source} 第 {row} 行不是对象：{value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} is not a name: {value}</source>
            <translation>{source} 第 {row} 行：{column} 不是名称：{value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} is not a number: {value}</source>
            <translation>{source} 第 {row} 行：{column} 不是数字：{value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} is not a time: {value}</source>
            <translation>{source} 第 {row} 行：{column} 不是时间：{value}</translation>
        </message>
        <message>
            <source>{source}, row {row}: {column} lies in the future: {value}</source>
            <translation>{source} 第 {row} 行：{column} 在未来：{value}</translation>
        </message>
        <message>
            <source>{source}: the service answered with HTTP {status}</source>
            <translation>{source}：服务应答 HTTP {status}</translation>
        </message>
        <message>
            <source>{source}: the answer is longer than {most} bytes</source>
            <translation>{source}：应答超过 {most} 字节</translation>
        </message>
        <message>
            <source>{source} did not answer: {failure}</source>
            <translation>{source} 没有应答（{failure}）</translation>
        </message>
        <message>
            <source>{source} did not answer within {seconds} s</source>
            <translation>{source} 在 {seconds} 秒内没有应答</translation>
        </message>
        <message>
            <source>{source} cannot be reached: {failure}</source>
            <translation>{source} 连接不上（{failure}）</translation>
        </message>
        <message>
            <source>{source}: the connection was lost</source>
            <translation>{source}：连接已断开</translation>
        </message>
        <message>
            <source>{source} is gone: {failure}</source>
            <translation>{source} 已断开（{failure}）</translation>
        </message>
        <message>
            <source>{source} answered with HTTP {status}</source>
            <translation>{source} 拒绝连接：HTTP {status}</translation>
        </message>
        <message>
            <source>{link}: the front does not know {contracts}</source>
            <translation>{link}：前置不认识 {contracts}</translation>
        </message>
        <message>
            <source>{link}: the front does not know {contracts} [{places}]</source>
            <translation>{link}：前置不认识 {contracts}〔{places}〕</translation>
        </message>
        <message>
            <source>no quote yet of {contracts}</source>
            <translation>还没有 {contracts} 的行情</translation>
        </message>
        <message>
            <source>the front dropped the subscription</source>
            <translation>前置丢失了行情订阅</translation>
        </message>
        <message>
            <source>trading day {day}</source>
            <translation>交易日 {day}</translation>
        </message>
        <message>
            <source>the counter lost its front</source>
            <translation>柜台与前置断开</translation>
        </message>
        <message>
            <source>what was sent cannot be used and is not taken: {words}</source>
            <translation>收到的内容不可用，未采用：{words}</translation>
        </message>
        <message>
            <source>{file}, line {line}: the line has no end yet: it counts when the file stands still, and may be cut off</source>
            <translation>{file} 第 {line} 行：该行还没有结尾：文件静止后才采用，可能被截断</translation>
        </message>
        <message>
            <source>{file}, line {line}: no pair of the desk has the series {series}</source>
            <translation>{file} 第 {line} 行：本台没有使用现货序列 {series} 的组合</translation>
        </message>
        <message>
            <source>{file}, line {line}: the mapping does not name this series</source>
            <translation>{file} 第 {line} 行：映射没有给出这个现货序列</translation>
        </message>
        <message>
            <source>the ledger is not the one that was signed: {doubt}</source>
            <translation>留痕与签名时不同：{doubt}</translation>
        </message>
        <message>
            <source>the business book is empty: {words}</source>
            <translation>业务账簿为空：{words}</translation>
        </message>
        <message>
            <source>{pair}: {symbol} made comparable is {spot} and futures are {futures} {unit}: one of them must be in another unit or currency; unit_factor is {factor}, fx {fx}</source>
            <translation>{pair}：{symbol} 折算后为 {spot}，期货为 {futures} {unit}：其中一个必是别的单位或币种；换算系数 {factor}，汇率 {fx}</translation>
        </message>
        <message>
            <source>{file}, line {line}: the unit is {value}, and pair {pair} takes the number as it is and computes in {unit}: it needs a unit_factor or an fx</source>
            <translation>{file} 第 {line} 行：单位为 {value}，而 {pair} 直接取这个数、按 {unit} 计算：需要换算系数或汇率</translation>
        </message>
        <message>
            <source>{pair}: on {day} the rows in force make a premium of {after}; the desk goes on with {before}, of the day of its start, until it is started anew</source>
            <translation>{pair}：{day} 有效的升贴水合计为 {after}；本台仍按启动当日的 {before} 计算，重新启动后才改用新值</translation>
        </message>
        <message>
            <source>{pair}: on {day} the rate in force makes a tax factor of {after}; the desk goes on with {before}, of the day of its start, until it is started anew</source>
            <translation>{pair}：{day} 有效的税率使税换算系数为 {after}；本台仍按启动当日的 {before} 计算，重新启动后才改用新值</translation>
        </message>
        <message>
            <source>{pair}: on {day} no premium is on file for {goods}; the desk goes on with the rows of the day of its start, and its file is refused at the next start until one is</source>
            <translation>{pair}：{day} 没有 {goods} 的有效升贴水；本台仍按启动当日的升贴水计算，补上之前下次启动会拒绝台面文件</translation>
        </message>
        <message>
            <source>{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with the rate of the day of its start, and its file is refused at the next start until one is</source>
            <translation>{pair}：{day} 没有 {symbol} 的有效增值税率；本台仍按启动当日的税率计算，补上之前下次启动会拒绝台面文件</translation>
        </message>
        <message>
            <source>{pair}: the premium of {goods} is on file up to {until} only; without a row after it the desk file is refused from the next trading day on</source>
            <translation>{pair}：{goods} 的升贴水只到 {until}；其后若没有新的一行，下一交易日起台面文件会被拒绝</translation>
        </message>
        <message>
            <source>{symbol}: order {order} in account {account} was taken for never arrived, and the counter has it after all: {filled} of {lots} lots are filled; look at what was sent since</source>
            <translation>{symbol}：账户 {account} 的委托 {order} 曾被视为未到柜台，而柜台其实已收到：已成交 {filled} / {lots} 手；请核对此后发出的委托</translation>
        </message>
        <message>
            <source>{symbol}: the settlement of {day} is kept as {before}; {after} was told later and is not taken</source>
            <translation>{symbol}：{day} 的结算价已记为 {before}；后来又报 {after}，未采用</translation>
        </message>
        <message>
            <source>{pair}: from {day} on the rows in force make a premium of {after}, it was {before}; changes are measured as if it had been so before</source>
            <translation>{pair}：自 {day} 起有效的升贴水合计为 {after}，此前为 {before}；计算变动时，此前也按新值换算</translation>
        </message>
        <message>
            <source>{pair}: from {day} on the rate in force makes a tax factor of {after}, it was {before}; changes are measured as if it had been so before</source>
            <translation>{pair}：自 {day} 起有效的税率使税换算系数为 {after}，此前为 {before}；计算变动时，此前也按新值换算</translation>
        </message>
        <message>
            <source>{pair}: on {day} no premium is on file for {goods}; the desk goes on with the rows that were in force last, and its file is refused at the next start until one is</source>
            <translation>{pair}：{day} 没有 {goods} 的有效升贴水；本台仍按最后有效的各行计算，补上之前下次启动会拒绝台面文件</translation>
        </message>
        <message>
            <source>{pair}: on {day} no VAT rate is on file for {symbol}; the desk goes on with the rate that was in force last, and its file is refused at the next start until one is</source>
            <translation>{pair}：{day} 没有 {symbol} 的有效增值税率；本台仍按最后有效的税率计算，补上之前下次启动会拒绝台面文件</translation>
        </message>
        <message>
            <source>{symbol}: the book says that {day} was settled at {before}, and the front says {after}; the book's counts</source>
            <translation>{symbol}：账簿记 {day} 结算价为 {before}，行情前置报 {after}；以账簿为准</translation>
        </message>
        <message>
            <source>the clock of this machine was set back by {seconds} s; the desk's own time waits for it, at half speed, and prices look older than they are: start the desk anew</source>
            <translation>本机时钟被拨回 {seconds} 秒；本台时间正以半速等它赶上，其间行情会显得更旧：请重新启动本台</translation>
        </message>
        <message>
            <source>the clock of this machine was set ahead by {seconds} s, or the machine slept; what has a time to end may have ended early</source>
            <translation>本机时钟被拨快 {seconds} 秒，或本机曾休眠；按时间到期的事项可能提前结束</translation>
        </message>
        <message>
            <source>the record ends {seconds} s later than it is now by this machine's clock: that was wrong when it was written, or is wrong now</source>
            <translation>记录的末尾比本机时钟现在的时间晚 {seconds} 秒：写入时的时钟不对，或现在的不对</translation>
        </message>
        <message>
            <source>{symbol}: a price of {price} came that is of {stamp}, before the one that was typed at {typed}: the typed one stays until a later one comes</source>
            <translation>{symbol}：收到 {stamp} 的价格 {price}，早于 {typed} 手工录入的价格；在更晚的价格到来之前仍以录入价为准</translation>
        </message>
        <message>
            <source>alerts are shown on this screen only: the desk file names no person with an address on a channel of [policy]</source>
            <translation>告警只在本屏显示：本台文件中没有任何人在告警渠道上有地址</translation>
        </message>
        <message>
            <source>{rule}: there is no business unit {unit}, neither in the business book nor in the desk file</source>
            <translation>{rule}：业务账簿和台面文件中都没有业务单元 {unit}</translation>
        </message>
        <message>
            <source>{source}: this program broke over what it sent, and begins anew with it: {failure}</source>
            <translation>{source}：本程序在处理其发送的内容时出错，将重新开始：{failure}</translation>
        </message>
        <message>
            <source>{source}: the service answered with HTTP {status} and asks to be left alone for {seconds} s</source>
            <translation>{source}：服务应答 HTTP {status}，要求 {seconds} 秒内不再请求</translation>
        </message>
        <message>
            <source>{file}, line {line}: {count} columns under a header of {most}: a number with a comma in it has to stand in quotation marks: {text}</source>
            <translation>{file} 第 {line} 行：表头为 {most} 列，该行有 {count} 列；含逗号的数字须加引号：{text}</translation>
        </message>
        <message>
            <source>account {account}: the counter does not say {names}; rules on that do not judge it until it does</source>
            <translation>账户 {account}：柜台未给出 {names}；在给出之前，相关规则不作判断</translation>
        </message>
        <message>
            <source>the front is asked for {most} months of average contracts at most: {left} more get no settlements, and their windows stay unpriced: {contracts}</source>
            <translation>均价合同的月份最多向行情前置查询 {most} 个：另有 {left} 个得不到结算价，其均价窗口仍未定价：{contracts}</translation>
        </message>
        <message>
            <source>hold times that ran when the desk was stopped begin anew, for what was kept of them cannot be read: {words}</source>
            <translation>停机时正在计的持续时间重新计起：保存的内容无法读取：{words}</translation>
        </message>
        <message>
            <source>{rows} of the business book are on a pair that the desk file has lines of its own for: these goods count twice in their unit; take one of them out</source>
            <translation>业务账簿的 {rows} 所在的基差对，台面文件已有自己的行：这些货物在其业务单元中被重复计算，请去掉其中一处</translation>
        </message>
        <message>
            <source>the business book as it stands does not fit this desk: {words}</source>
            <translation>现有的业务账簿与本台面不符：{words}</translation>
        </message>
        <message>
            <source>the business book has {count} more faults on this desk; the preview of an import names them</source>
            <translation>业务账簿在本台面还有 {count} 处问题；导入预览会逐一列出</translation>
        </message>
        <message>
            <source>{source}: its answers have no row of {names} yet; look at how it names them</source>
            <translation>{source}：应答中尚无 {names} 的行；请核对其名称</translation>
        </message>
        <message>
            <source>{file}: no row of {names} can be taken yet; look at how the file names them and at names and symbols in the desk file</source>
            <translation>{file}：尚无可采用的 {names} 行；请核对文件中的名称与台面文件中的名称对照</translation>
        </message>
        <message>
            <source>{file}, line {line}: no column {wanted}, which the mapping names: the header is {text}</source>
            <translation>{file} 第 {line} 行：没有映射所指的「{wanted}」列：表头为 {text}</translation>
        </message>
        <message>
            <source>its rule asks for no reduction any more</source>
            <translation>其规则已不再要求减仓</translation>
        </message>
    </context>
    <context>
        <name>Roll</name>
        <message>
            <source>Roll a contract to another month</source>
            <translation>合同换月</translation>
        </message>
        <message>
            <source>Premium {0} → {1}: {2} is added, the price now stays as it was</source>
            <translation>升贴水 {0} → {1}：加 {2}，当前价格不变</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>换月</translation>
        </message>
        <message>
            <source>A quantity and two prices are needed</source>
            <translation>须填写数量和两个价格</translation>
        </message>
        <message>
            <source>as the trade says</source>
            <translation>按成交</translation>
        </message>
        <message>
            <source>From</source>
            <translation>原合约</translation>
        </message>
        <message>
            <source>To</source>
            <translation>新合约</translation>
        </message>
        <message>
            <source>Quantity, {0}</source>
            <translation>数量（{0}）</translation>
        </message>
        <message>
            <source>Price of the month left, {0}</source>
            <translation>原合约价（{0}）</translation>
        </message>
        <message>
            <source>Price of the month taken, {0}</source>
            <translation>新合约价（{0}）</translation>
        </message>
    </context>
    <context>
        <name>RuleActs</name>
        <message>
            <source>Take {0} away: once that is live it stays away, though the desk file names it</source>
            <translation>删除 {0}：生效后即使台面文件仍写有该规则，也不再启用</translation>
        </message>
        <message>
            <source>Draft: away</source>
            <translation>起草删除</translation>
        </message>
        <message>
            <source>Switch {0} off: it stays in the list and watches nothing</source>
            <translation>停用 {0}：保留在列表中，但不再监控</translation>
        </message>
        <message>
            <source>Draft: off</source>
            <translation>起草停用</translation>
        </message>
        <message>
            <source>Switch {0} on again</source>
            <translation>重新启用 {0}</translation>
        </message>
        <message>
            <source>Draft: on</source>
            <translation>起草启用</translation>
        </message>
    </context>
    <context>
        <name>RuleField</name>
        <message>
            <source>Id</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>English name</source>
            <translation>英文名称</translation>
        </message>
        <message>
            <source>Watches</source>
            <translation>监控指标</translation>
        </message>
        <message>
            <source>Kind of subject</source>
            <translation>对象类别</translation>
        </message>
        <message>
            <source>On</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>规则族</translation>
        </message>
        <message>
            <source>Dead band</source>
            <translation>回差</translation>
        </message>
        <message>
            <source>Held for</source>
            <translation>持续</translation>
        </message>
        <message>
            <source>Held inside</source>
            <translation>回落持续</translation>
        </message>
        <message>
            <source>Not told again for</source>
            <translation>冷却</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>响应</translation>
        </message>
        <message>
            <source>An unknown part</source>
            <translation>未知部分</translation>
        </message>
        <message>
            <source>Switched on</source>
            <translation>启用</translation>
        </message>
        <message>
            <source>{0} below</source>
            <translation>{0} 低于</translation>
        </message>
        <message>
            <source>{0} above</source>
            <translation>{0} 高于</translation>
        </message>
        <message>
            <source>Time that counts</source>
            <translation>计时方式</translation>
        </message>
    </context>
    <context>
        <name>RuleForm</name>
        <message>
            <source>Basis, limits</source>
            <translation>基差限值</translation>
        </message>
        <message>
            <source>Margin ratio, limits</source>
            <translation>风险度限值</translation>
        </message>
        <message>
            <source>Available, limits</source>
            <translation>可用资金限值</translation>
        </message>
        <message>
            <source>Pairs, formula</source>
            <translation>组合公式</translation>
        </message>
        <message>
            <source>Accounts, formula</source>
            <translation>账户公式</translation>
        </message>
        <message>
            <source>Business units, formula</source>
            <translation>业务单元公式</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>a time is written as 500ms, 2s, 15m or 1h</source>
            <translation>时间写作 500ms、2s、15m 或 1h</translation>
        </message>
        <message>
            <source>a number is needed</source>
            <translation>须为数字</translation>
        </message>
    </context>
    <context>
        <name>Rules</name>
        <message>
            <source>threshold coverage now {0}/{1} = {2}</source>
            <translation>当前阈值覆盖率 {0}/{1} = {2}</translation>
        </message>
        <message>
            <source>Try a formula  Ctrl+E</source>
            <translation>试算公式  Ctrl+E</translation>
        </message>
        <message>
            <source>{0} rules</source>
            <translation>{0} 条规则</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>阈值覆盖</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>The desk file has no rules</source>
            <translation>台面文件里没有规则</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>On</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Watches</source>
            <translation>监控指标</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>条件</translation>
        </message>
        <message>
            <source>Held for</source>
            <translation>持续</translation>
        </message>
        <message>
            <source>Dead band, held inside</source>
            <translation>回差、回落持续</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>响应</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Open now</source>
            <translation>未结告警</translation>
        </message>
        <message>
            <source>Fired since start</source>
            <translation>启动后触发</translation>
        </message>
        <message>
            <source>{0} accounts</source>
            <translation>{0} 个账户</translation>
        </message>
        <message>
            <source>{0} pairs</source>
            <translation>{0} 组合</translation>
        </message>
        <message>
            <source>{0} or {1}</source>
            <translation>{0} 或 {1}</translation>
        </message>
        <message>
            <source>every unit</source>
            <translation>所有单元</translation>
        </message>
        <message>
            <source>New…</source>
            <translation>新建…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>修改…</translation>
        </message>
        <message>
            <source>Copy…</source>
            <translation>复制…</translation>
        </message>
        <message>
            <source>On/off…</source>
            <translation>启停…</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>删除…</translation>
        </message>
        <message>
            <source>Changes ({0} open)</source>
            <translation>变更（{0} 待处理）</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>变更</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>commodity {0}</source>
            <translation>品种 {0}</translation>
        </message>
        <message>
            <source>contract {0}</source>
            <translation>合约 {0}</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>标准流程</translation>
        </message>
        <message>
            <source>Lay down a procedure  Ctrl+L</source>
            <translation>一键配置标准流程  Ctrl+L</translation>
        </message>
        <message>
            <source>warming up: {0} of {1}</source>
            <translation>预热中：{0}/{1}</translation>
        </message>
        <message>
            <source>Try…</source>
            <translation>试算…</translation>
        </message>
        <message>
            <source>as usual: {0}</source>
            <translation>默认：{0}</translation>
        </message>
        <message>
            <source>every strategy</source>
            <translation>各策略</translation>
        </message>
        <message>
            <source>strategy {0}</source>
            <translation>策略 {0}</translation>
        </message>
        <message>
            <source>not in the book, so unknown: {0}</source>
            <translation>账簿中没有，故未知：{0}</translation>
        </message>
        <message>
            <source>What has a rule for every metric that it needs, of all that is held.
A pair: basis level, basis change, data health.
A unit in a commodity: flat and basis exposure; contract basis while it has contracts that are not all delivered; inventory basis while it has stock.
An account: margin ratio, available funds.</source>
            <translation>所有持仓对象中，每项必须的指标都已设规则的所占比例。
组合：基差水平、基差变化、数据健康。
业务单元的品种：价格敞口、基差敞口；有未交完货的合同时加合同基差，有库存时加库存基差。
账户：风险度、可用资金。</translation>
        </message>
    </context>
    <context>
        <name>Sop</name>
        <message>
            <source>Reading the packs…</source>
            <translation>正在读取规则包…</translation>
        </message>
        <message>
            <source>Rule pack</source>
            <translation>规则包</translation>
        </message>
        <message>
            <source>The draft stands. It is live once approved.</source>
            <translation>草案已提交，批准并上线后生效。</translation>
        </message>
        <message>
            <source>Handed to the desk…</source>
            <translation>已提交，等待确认…</translation>
        </message>
        <message>
            <source>{0}: a number is needed</source>
            <translation>{0}：需要数字</translation>
        </message>
        <message>
            <source>{0}: a duration is needed, such as 10s, 5m or 1h</source>
            <translation>{0}：需要时长，如 10s、5m、1h</translation>
        </message>
        <message>
            <source>{0} rules become a draft; nothing is live before it is approved</source>
            <translation>{0} 条规则将成为草案；批准前不生效</translation>
        </message>
        <message>
            <source>{0} suggestions are not confirmed</source>
            <translation>尚有 {0} 项建议值未确认</translation>
        </message>
        <message>
            <source>Nothing of this pack is on this desk</source>
            <translation>本台没有此规则包涉及的品种或单元</translation>
        </message>
        <message>
            <source>{0}: {1} = {2}: {3}</source>
            <translation>{0}：{1} = {2}：{3}</translation>
        </message>
        <message>
            <source>All of this is in force already</source>
            <translation>以上规则均已生效，无需更改</translation>
        </message>
        <message>
            <source>Say why, below</source>
            <translation>请在下方填写理由</translation>
        </message>
        <message>
            <source>1  Thresholds</source>
            <translation>1  阈值设定</translation>
        </message>
        <message>
            <source>2  Monitoring</source>
            <translation>2  实时监控</translation>
        </message>
        <message>
            <source>3  Triggers</source>
            <translation>3  触发规则</translation>
        </message>
        <message>
            <source>4  Channels</source>
            <translation>4  通知通道</translation>
        </message>
        <message>
            <source>5  Response</source>
            <translation>5  联动处置</translation>
        </message>
        <message>
            <source>6  Review</source>
            <translation>6  复盘</translation>
        </message>
        <message>
            <source>Age of spot, at most</source>
            <translation>现货价最长时效</translation>
        </message>
        <message>
            <source>Age of futures, at most</source>
            <translation>期货价最长时效</translation>
        </message>
        <message>
            <source>Legs apart, at most</source>
            <translation>两腿时差上限</translation>
        </message>
        <message>
            <source>Attention over</source>
            <translation>关注 通道</translation>
        </message>
        <message>
            <source>Warning over</source>
            <translation>预警 通道</translation>
        </message>
        <message>
            <source>Forced over</source>
            <translation>强制处置 通道</translation>
        </message>
        <message>
            <source>A reduction is proposed from</source>
            <translation>自动提出减仓的级别</translation>
        </message>
        <message>
            <source>A proposal is open for</source>
            <translation>审批有效期</translation>
        </message>
        <message>
            <source>Acknowledged attention holds</source>
            <translation>关注 确认有效期</translation>
        </message>
        <message>
            <source>Acknowledged warning holds</source>
            <translation>预警 确认有效期</translation>
        </message>
        <message>
            <source>Acknowledged forced holds</source>
            <translation>强制处置 确认有效期</translation>
        </message>
        <message>
            <source>Not told again within</source>
            <translation>重复通知间隔</translation>
        </message>
        <message>
            <source>Orders: four eyes</source>
            <translation>指令双人复核</translation>
        </message>
        <message>
            <source>Rules: four eyes</source>
            <translation>规则双人复核</translation>
        </message>
        <message>
            <source>Reviewed levels</source>
            <translation>须复盘的级别</translation>
        </message>
        <message>
            <source>Reviewed within</source>
            <translation>复盘时限</translation>
        </message>
        <message>
            <source>Limits are set anew every</source>
            <translation>阈值复核周期</translation>
        </message>
        <message>
            <source>Stage, rule, level</source>
            <translation>阶段、规则、级别</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>条件</translation>
        </message>
        <message>
            <source>Dead band</source>
            <translation>回差</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>持续</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>解除</translation>
        </message>
        <message>
            <source>Cooldown</source>
            <translation>冷却</translation>
        </message>
        <message>
            <source>In force</source>
            <translation>现行</translation>
        </message>
        <message>
            <source>From the past</source>
            <translation>历史建议</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>without end</source>
            <translation>不过期</translation>
        </message>
        <message>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Left out here: {0}.</source>
            <translation>此处略去：{0}。</translation>
        </message>
        <message>
            <source>Less than a year of trading suggests little.</source>
            <translation>不足一年的历史，参考意义有限。</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>decided in the desk file; a pack changes nothing of it</source>
            <translation>由台配置文件决定，规则包不改动</translation>
        </message>
        <message>
            <source>written here for people: the desk does not follow it yet</source>
            <translation>仅供人遵照：本台尚不执行</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>已确认</translation>
        </message>
        <message>
            <source>suggested</source>
            <translation>建议值</translation>
        </message>
        <message>
            <source>the same</source>
            <translation>一致</translation>
        </message>
        <message>
            <source>differs</source>
            <translation>不同</translation>
        </message>
        <message>
            <source>no setting</source>
            <translation>无此设置</translation>
        </message>
        <message>
            <source>wrong</source>
            <translation>有误</translation>
        </message>
        <message>
            <source>Lay down a procedure</source>
            <translation>一键配置标准流程</translation>
        </message>
        <message>
            <source>Take the past's limits</source>
            <translation>采用历史分位数</translation>
        </message>
        <message>
            <source>Confirm all</source>
            <translation>全部确认</translation>
        </message>
        <message>
            <source>Draft for approval</source>
            <translation>提交草案</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Why these rules, for the record</source>
            <translation>理由（写入记录）</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>文件…</translation>
        </message>
        <message>
            <source>Commodities</source>
            <translation>品种</translation>
        </message>
        <message>
            <source>Business units</source>
            <translation>业务单元</translation>
        </message>
        <message>
            <source>{0} {1} {2}  n {3}: {4} → {5} times</source>
            <translation>{0} {1} {2}  n {3}：{4} → {5} 次</translation>
        </message>
        <message>
            <source>{0} of the closes of {1} days of {2}: {3} episodes, {4} with the dead band.</source>
            <translation>{2} {1} 个交易日收盘值的 {0}：越限 {3} 次，计死区 {4} 次。</translation>
        </message>
        <message>
            <source>The past suggests nothing yet: n {0} of {1} days of {2}.</source>
            <translation>历史尚不足以给出建议：{2} 仅有 {0} 个交易日，需 {1} 个。</translation>
        </message>
        <message>
            <source>nothing yet: n {0} of {1}</source>
            <translation>暂无建议：n {0}/{1}</translation>
        </message>
        <message>
            <source>carry &lt; {0}</source>
            <translation>正套 &lt; {0}</translation>
        </message>
        <message>
            <source>No forced low limit here has a carry bound</source>
            <translation>此处没有可按持有成本设定的强制处置下限</translation>
        </message>
        <message>
            <source>Take the carry bound</source>
            <translation>取持有成本边界</translation>
        </message>
        <message>
            <source>Carry bound: below {low} cash-and-carry of {pair} pays (carry {cost}, T {days} days); above there is no such bound. A proposal only.</source>
            <translation>持有成本边界：{pair} 基差低于 {low} 时正套有利（持有成本 {cost}，T {days} 天）；上方没有这样的边界。仅为建议。</translation>
        </message>
        <message>
            <source>Take away rules that watch the same ({0})</source>
            <translation>同时撤销重复监控的规则（{0} 条）</translation>
        </message>
        <message>
            <source>{0}: limits are written -200 … 300, or &lt; -200, or &gt; 300</source>
            <translation>{0}：上下限写作 -200 … 300，只设一侧写作 &lt; -200 或 &gt; 300</translation>
        </message>
        <message>
            <source>. No longer watched by them: {0}</source>
            <translation>。这些规则不再监控：{0}</translation>
        </message>
        <message>
            <source>. Version {0} of this pack went live before, with another text</source>
            <translation>。该规则包的 {0} 版此前已生效，内容与此不同</translation>
        </message>
        <message>
            <source>. Version {0} of this pack went live before: this one is older</source>
            <translation>。该规则包的 {0} 版此前已生效，此版较旧</translation>
        </message>
    </context>
    <context>
        <name>Split</name>
        <message>
            <source>{0}: basis {1}, flat {2} {3}</source>
            <translation>{0}：基差 {1}，价格 {2} {3}</translation>
        </message>
        <message>
            <source>Δ spot {0}, Δ futures {1} {2}</source>
            <translation>Δ现货 {0}，Δ期货 {1} {2}</translation>
        </message>
        <message>
            <source>futures of {0}: {1} {2}</source>
            <translation>{0} 期货：{1} {2}</translation>
        </message>
        <message>
            <source>no strategy</source>
            <translation>无策略</translation>
        </message>
    </context>
    <context>
        <name>Spot</name>
        <message>
            <source>Enter a spot price</source>
            <translation>录入现货价</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>录入</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>{0} away from the present price: press again to enter it</source>
            <translation>与现价相差 {0}：再按一次才录入</translation>
        </message>
        <message>
            <source>as the source quotes it</source>
            <translation>按报价来源的单位</translation>
        </message>
        <message>
            <source>who said so, and why by hand</source>
            <translation>谁的报价，为何人工录入</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Spot leg</source>
            <translation>现货腿</translation>
        </message>
        <message>
            <source>Present price</source>
            <translation>现价</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>尚无</translation>
        </message>
        <message>
            <source>Enter all the same</source>
            <translation>仍要录入</translation>
        </message>
        <message>
            <source>This is no price</source>
            <translation>这不是价格</translation>
        </message>
        <message>
            <source>{0}, {1} ago</source>
            <translation>{0}，{1} 前</translation>
        </message>
        <message>
            <source>A reason is needed: it goes into the record</source>
            <translation>必须填写理由，会写入留痕</translation>
        </message>
    </context>
    <context>
        <name>SpotFile</name>
        <message>
            <source>Rows of the file</source>
            <translation>文件各行</translation>
        </message>
        <message>
            <source>Spot file: how it is read</source>
            <translation>现货文件：读取方式</translation>
        </message>
        <message>
            <source>Another file…</source>
            <translation>另选文件…</translation>
        </message>
        <message>
            <source>Guess anew</source>
            <translation>重新识别</translation>
        </message>
        <message>
            <source>No rows</source>
            <translation>没有行</translation>
        </message>
        <message>
            <source>Copy the table</source>
            <translation>复制配置段</translation>
        </message>
        <message>
            <source>Write to a file…</source>
            <translation>写到文件…</translation>
        </message>
        <message>
            <source>Hand to the desk</source>
            <translation>交给台面</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>正在读…</translation>
        </message>
        <message>
            <source>A file of spot prices</source>
            <translation>现货报价文件</translation>
        </message>
        <message>
            <source>Write the mapping</source>
            <translation>写出映射</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>{0} is written: put it into the desk file, start anew</source>
            <translation>已写出 {0}：放进台面文件，重启后生效</translation>
        </message>
        <message>
            <source>Handed over: the desk takes it, or says why it does not</source>
            <translation>已交给台面：要么生效，要么说明为什么不收</translation>
        </message>
        <message>
            <source>Copied: put it into the desk file, start anew</source>
            <translation>已复制：放进台面文件，重启后生效</translation>
        </message>
        <message>
            <source>Choose a CSV or XLSX file of spot prices</source>
            <translation>请选一个 CSV 或 XLSX 现货报价文件</translation>
        </message>
        <message>
            <source>{0} would move by {1}: press again to hand it over</source>
            <translation>{0} 将变动 {1}：再按一次才交给台面</translation>
        </message>
        <message>
            <source>Hand over all the same</source>
            <translation>仍然交给台面</translation>
        </message>
    </context>
    <context>
        <name>SpotMapping</name>
        <message>
            <source>Date, or date and time</source>
            <translation>日期（或日期时间）</translation>
        </message>
        <message>
            <source>Time of day</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>现货序列</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>牌号</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>币种</translation>
        </message>
        <message>
            <source>Tax and terms</source>
            <translation>含税/报价方式</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>期货</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>基差</translation>
        </message>
        <message>
            <source>One series, this</source>
            <translation>全文件一个序列</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>工作表</translation>
        </message>
        <message>
            <source>Unit must be</source>
            <translation>单位必须是</translation>
        </message>
        <message>
            <source>Currency must be</source>
            <translation>币种必须是</translation>
        </message>
        <message>
            <source>Terms must be</source>
            <translation>报价方式必须是</translation>
        </message>
        <message>
            <source>Sign of the basis</source>
            <translation>基差方向</translation>
        </message>
        <message>
            <source>Decimals after</source>
            <translation>小数点</translation>
        </message>
        <message>
            <source>Thousands</source>
            <translation>千分位</translation>
        </message>
        <message>
            <source>Dates as</source>
            <translation>日期写法</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Cells cut by</source>
            <translation>分隔符</translation>
        </message>
        <message>
            <source>the same in all rows</source>
            <translation>全部一致即可</translation>
        </message>
        <message>
            <source>Header in line (0: none)</source>
            <translation>表头在第几行（0 无）</translation>
        </message>
        <message>
            <source>spot − futures</source>
            <translation>现货 − 期货</translation>
        </message>
        <message>
            <source>futures − spot</source>
            <translation>期货 − 现货</translation>
        </message>
        <message>
            <source>point: 1.5</source>
            <translation>点 1.5</translation>
        </message>
        <message>
            <source>comma: 1,5</source>
            <translation>逗号 1,5</translation>
        </message>
        <message>
            <source>year first: 2026-11-20</source>
            <translation>年在前 2026-11-20</translation>
        </message>
        <message>
            <source>as it can be read</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>the most frequent</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>looked for</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <source>no, see the column</source>
            <translation>否，看序列列</translation>
        </message>
        <message>
            <source>the first with rows</source>
            <translation>第一个有内容的</translation>
        </message>
    </context>
    <context>
        <name>SpotNames</name>
        <message>
            <source>Names of the file</source>
            <translation>文件里的名称</translation>
        </message>
        <message>
            <source>not ours</source>
            <translation>非本台</translation>
        </message>
        <message>
            <source>Series of {0}</source>
            <translation>{0} 对应的序列</translation>
        </message>
    </context>
    <context>
        <name>SpotRows</name>
        <message>
            <source>Taken</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Taken, look at it</source>
            <translation>采用，请核对</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>拒收</translation>
        </message>
        <message>
            <source>Not ours</source>
            <translation>非本台</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>行</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>现货序列</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>S, comparable</source>
            <translation>折算后 S</translation>
        </message>
        <message>
            <source>S − F of the file</source>
            <translation>文件的 S − F</translation>
        </message>
        <message>
            <source>In words, or the row as written</source>
            <translation>原因，或原文</translation>
        </message>
        <message>
            <source>{0} is not a number: {1}</source>
            <translation>{0} 不是数字：{1}</translation>
        </message>
        <message>
            <source>{0} is no time that can count: {1}</source>
            <translation>{0} 不是可用的时间：{1}</translation>
        </message>
        <message>
            <source>{0} is empty</source>
            <translation>{0} 是空的</translation>
        </message>
        <message>
            <source>{0} is another one: {1}</source>
            <translation>{0} 不一致：{1}</translation>
        </message>
        <message>
            <source>{0} repeats or goes back: {1}</source>
            <translation>{0} 重复或倒退：{1}</translation>
        </message>
        <message>
            <source>the row is not whole</source>
            <translation>这一行不完整</translation>
        </message>
        <message>
            <source>{0} = {1}: wrong sign, spot − futures is {2}</source>
            <translation>{0} = {1}：方向反了，现货 − 期货 = {2}</translation>
        </message>
        <message>
            <source>{0} = {1}, but spot − futures is {2}</source>
            <translation>{0} = {1}，而现货 − 期货 = {2}</translation>
        </message>
        <message>
            <source>the mapping does not name {1}</source>
            <translation>映射里没有 {1}</translation>
        </message>
        <message>
            <source>no pair of the desk has {1}</source>
            <translation>没有组合用到 {1}</translation>
        </message>
        <message>
            <source>the line has no end yet and may be cut off</source>
            <translation>行尾没有换行，可能还没写完</translation>
        </message>
        <message>
            <source>Nothing of the file is taken: {0}</source>
            <translation>整个文件不收：{0}</translation>
        </message>
        <message>
            <source>The desk cannot have this mapping: {0}</source>
            <translation>本台不能用这个映射：{0}</translation>
        </message>
        <message>
            <source>shown are the first rows and the refused ones: {0}</source>
            <translation>下面只列开头和不收的行：{0}</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>{0} = {1}: the pair computes in another unit</source>
            <translation>{0} = {1}：基差对按另一单位计算</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>{account} has {lots} of {limit} lots</source>
            <translation>{account} 持仓 {lots} 手，限仓 {limit} 手</translation>
        </message>
        <message>
            <source>{stage} in {days} trading days ({day})</source>
            <translation>{days} 个交易日后进入{stage}（{day}）</translation>
        </message>
        <message>
            <source>position limit not known</source>
            <translation>限仓未知</translation>
        </message>
        <message>
            <source>limit of {limit} lots, lots not known</source>
            <translation>限仓 {limit} 手，持仓未知</translation>
        </message>
        <message>
            <source>margin not known</source>
            <translation>保证金比例未知</translation>
        </message>
        <message>
            <source>margin {0}</source>
            <translation>保证金 {0}</translation>
        </message>
        <message>
            <source>{stage}: {told}</source>
            <translation>{stage}：{told}</translation>
        </message>
        <message>
            <source>{0} lots</source>
            <translation>限仓 {0} 手</translation>
        </message>
        <message>
            <source>{0} CNY more</source>
            <translation>追加 {0} 元</translation>
        </message>
        <message>
            <source>limit of {limit} lots for {accounts} together, lots not known</source>
            <translation>{accounts} 合并限仓 {limit} 手，持仓未知</translation>
        </message>
        <message>
            <source>{accounts} together have at least {least} of {limit} lots ({missing} not known)</source>
            <translation>{accounts} 合并持仓至少 {least} 手，限仓 {limit} 手（{missing} 未知）</translation>
        </message>
        <message>
            <source>{accounts} together have {lots} of {limit} lots</source>
            <translation>{accounts} 合并持仓 {lots} 手，限仓 {limit} 手</translation>
        </message>
    </context>
    <context>
        <name>Standing</name>
        <message>
            <source>{0}: the most specific of family {1}, before {2}</source>
            <translation>{0}：规则族 {1} 中最具体，优先于 {2}</translation>
        </message>
        <message>
            <source>{0}: gives way to {1}</source>
            <translation>{0}：让位于 {1}</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>{0} updates/s</source>
            <translation>{0} 更新/秒</translation>
        </message>
        <message>
            <source>frame {0} ms</source>
            <translation>帧 {0} ms</translation>
        </message>
        <message>
            <source>intact</source>
            <translation>完整</translation>
        </message>
        <message>
            <source>not written</source>
            <translation>无法写入</translation>
        </message>
        <message>
            <source>ledger</source>
            <translation>留痕</translation>
        </message>
        <message>
            <source>tick to alert {0} ms, p99 {1} ms</source>
            <translation>行情到告警 {0} ms，p99 {1} ms</translation>
        </message>
        <message>
            <source>calendar unconfirmed</source>
            <translation>日历未确认</translation>
        </message>
        <message>
            <source>calendar until {0}</source>
            <translation>日历至 {0}</translation>
        </message>
    </context>
    <context>
        <name>Switch</name>
        <message>
            <source>Stop all orders and cancel the working ones?</source>
            <translation>停止所有委托并撤销在途委托？</translation>
        </message>
        <message>
            <source>Stop now</source>
            <translation>立即急停</translation>
        </message>
        <message>
            <source>Let orders leave again?</source>
            <translation>恢复发送委托？</translation>
        </message>
        <message>
            <source>Arm</source>
            <translation>恢复</translation>
        </message>
    </context>
    <context>
        <name>System</name>
        <message>
            <source>[Errno {number}] {what}: {path}</source>
            <translation>{what}：{path}（错误 {number}）</translation>
        </message>
        <message>
            <source>[Errno {number}] {what}</source>
            <translation>{what}（错误 {number}）</translation>
        </message>
        <message>
            <source>No such file or directory</source>
            <translation>没有这个文件或目录</translation>
        </message>
        <message>
            <source>Permission denied</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>Operation not permitted</source>
            <translation>不允许的操作</translation>
        </message>
        <message>
            <source>Is a directory</source>
            <translation>这是目录</translation>
        </message>
        <message>
            <source>Not a directory</source>
            <translation>不是目录</translation>
        </message>
        <message>
            <source>File exists</source>
            <translation>文件已存在</translation>
        </message>
        <message>
            <source>File name too long</source>
            <translation>文件名过长</translation>
        </message>
        <message>
            <source>No space left on device</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>Disk quota exceeded</source>
            <translation>超出磁盘配额</translation>
        </message>
        <message>
            <source>Read-only file system</source>
            <translation>只读文件系统</translation>
        </message>
        <message>
            <source>Input/output error</source>
            <translation>读写错误</translation>
        </message>
        <message>
            <source>Too many open files</source>
            <translation>打开的文件过多</translation>
        </message>
        <message>
            <source>Too many levels of symbolic links</source>
            <translation>符号链接层数过多</translation>
        </message>
        <message>
            <source>Device or resource busy</source>
            <translation>设备或资源正被占用</translation>
        </message>
        <message>
            <source>Cannot allocate memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <source>Address already in use</source>
            <translation>地址已被占用</translation>
        </message>
        <message>
            <source>Cannot assign requested address</source>
            <translation>本机没有这个地址</translation>
        </message>
        <message>
            <source>Connection refused</source>
            <translation>连接被拒绝</translation>
        </message>
        <message>
            <source>Connection reset by peer</source>
            <translation>连接被对方重置</translation>
        </message>
        <message>
            <source>Connection timed out</source>
            <translation>连接超时</translation>
        </message>
        <message>
            <source>Network is unreachable</source>
            <translation>网络不可达</translation>
        </message>
        <message>
            <source>No route to host</source>
            <translation>到不了主机</translation>
        </message>
        <message>
            <source>Broken pipe</source>
            <translation>管道已断开</translation>
        </message>
        <message>
            <source>Stale file handle</source>
            <translation>文件句柄已失效</translation>
        </message>
        <message>
            <source>Transport endpoint is not connected</source>
            <translation>尚未连接</translation>
        </message>
        <message>
            <source>'utf-8' codec can't decode byte {byte} in position {number}: {detail}</source>
            <translation>第 {number} 字节 {byte} 不是 UTF-8 文本（{detail}）</translation>
        </message>
        <message>
            <source>'utf-8' codec can't decode bytes in position {number}: {detail}</source>
            <translation>第 {number} 字节不是 UTF-8 文本（{detail}）</translation>
        </message>
        <message>
            <source>embedded null byte</source>
            <translation>含有空字节</translation>
        </message>
        <message>
            <source>invalid start byte</source>
            <translation>起始字节无效</translation>
        </message>
        <message>
            <source>invalid continuation byte</source>
            <translation>后续字节无效</translation>
        </message>
        <message>
            <source>unexpected end of data</source>
            <translation>意外结束</translation>
        </message>
        <message>
            <source>Name or service not known</source>
            <translation>没有这个主机名</translation>
        </message>
        <message>
            <source>Temporary failure in name resolution</source>
            <translation>主机名暂时无法解析</translation>
        </message>
        <message>
            <source>Non-recoverable failure in name resolution</source>
            <translation>主机名无法解析</translation>
        </message>
        <message>
            <source>No address associated with hostname</source>
            <translation>此主机名没有地址</translation>
        </message>
        <message>
            <source>getaddrinfo failed</source>
            <translation>主机名无法解析</translation>
        </message>
    </context>
    <context>
        <name>Terms</name>
        <message>
            <source>premium {0}</source>
            <translation>升贴水 {0}</translation>
        </message>
        <message>
            <source>tax factor {0}</source>
            <translation>税换算系数 {0}</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Limit passed</source>
            <translation>越过阈值</translation>
        </message>
        <message>
            <source>Fired: {0}</source>
            <translation>触发：{0}</translation>
        </message>
        <message>
            <source>Acknowledged by {0}</source>
            <translation>{0} 已确认</translation>
        </message>
        <message>
            <source>Recovered</source>
            <translation>已恢复</translation>
        </message>
        <message>
            <source>Closed as: {0}</source>
            <translation>关闭：{0}</translation>
        </message>
        <message>
            <source>Proposed: {0}</source>
            <translation>提出方案：{0}</translation>
        </message>
        <message>
            <source>Filled {0} at {1}</source>
            <translation>成交 {0} 手 @ {1}</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
    </context>
    <context>
        <name>Toml</name>
        <message>
            <source>{what} (at line {line}, column {column})</source>
            <translation>第 {line} 行第 {column} 列：{what}</translation>
        </message>
        <message>
            <source>{what} (at end of document)</source>
            <translation>文件末尾：{what}</translation>
        </message>
        <message>
            <source>Invalid statement</source>
            <translation>语句无效</translation>
        </message>
        <message>
            <source>Expected newline or end of document after a statement</source>
            <translation>语句之后应换行或结束</translation>
        </message>
        <message>
            <source>Expected '=' after a key in a key/value pair</source>
            <translation>键之后应有 '='</translation>
        </message>
        <message>
            <source>Expected ']]' at the end of an array declaration</source>
            <translation>数组表名之后应有 ']]'</translation>
        </message>
        <message>
            <source>Expected ']' at the end of a table declaration</source>
            <translation>表名之后应有 ']'</translation>
        </message>
        <message>
            <source>Expected {text}</source>
            <translation>应有 {text}</translation>
        </message>
        <message>
            <source>Found invalid character {text}</source>
            <translation>有无效字符 {text}</translation>
        </message>
        <message>
            <source>Illegal character {text}</source>
            <translation>有非法字符 {text}</translation>
        </message>
        <message>
            <source>Cannot declare {key} twice</source>
            <translation>{key} 声明了两次</translation>
        </message>
        <message>
            <source>Cannot overwrite a value</source>
            <translation>同一个键写了两次</translation>
        </message>
        <message>
            <source>Cannot mutate immutable namespace {key}</source>
            <translation>{key} 已完整写出，不能再加</translation>
        </message>
        <message>
            <source>Cannot redefine namespace {key}</source>
            <translation>{key} 不能重新定义</translation>
        </message>
        <message>
            <source>Duplicate inline table key {key}</source>
            <translation>行内表中键 {key} 重复</translation>
        </message>
        <message>
            <source>Invalid initial character for a key part</source>
            <translation>键的首字符无效</translation>
        </message>
        <message>
            <source>Unclosed array</source>
            <translation>数组没有结束</translation>
        </message>
        <message>
            <source>Unclosed inline table</source>
            <translation>行内表没有结束</translation>
        </message>
        <message>
            <source>Unescaped '\' in a string</source>
            <translation>文本中有未转义的 '\'</translation>
        </message>
        <message>
            <source>Invalid hex value</source>
            <translation>十六进制值无效</translation>
        </message>
        <message>
            <source>Escaped character is not a Unicode scalar value</source>
            <translation>转义的字符不是 Unicode 字符</translation>
        </message>
        <message>
            <source>Unterminated string</source>
            <translation>文本没有结束（缺引号）</translation>
        </message>
        <message>
            <source>Invalid date or datetime</source>
            <translation>日期或时间无效</translation>
        </message>
        <message>
            <source>Invalid value</source>
            <translation>值无效</translation>
        </message>
    </context>
    <context>
        <name>Top</name>
        <message>
            <source>Ctrl+K  Commands</source>
            <translation>Ctrl+K  命令</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>急停</translation>
        </message>
        <message>
            <source>Exchange time (Beijing)</source>
            <translation>交易所时间（北京）</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>实盘 LIVE</translation>
        </message>
        <message>
            <source>SIM</source>
            <translation>模拟 SIM</translation>
        </message>
        <message>
            <source>Halted · F12 to arm</source>
            <translation>已急停 · F12 恢复</translation>
        </message>
        <message>
            <source>Kill switch  F12</source>
            <translation>急停  F12</translation>
        </message>
        <message>
            <source>Day {0}–{1}, trading</source>
            <translation>日盘 {0}–{1} 连续交易</translation>
        </message>
        <message>
            <source>Night {0}–{1}, trading</source>
            <translation>夜盘 {0}–{1} 连续交易</translation>
        </message>
        <message>
            <source>Trading round the clock</source>
            <translation>全天连续交易</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>休市</translation>
        </message>
        <message>
            <source>The desk does not answer: what you see is old</source>
            <translation>后台没有响应：所见数据已过时</translation>
        </message>
        <message>
            <source>All notification channels are down: nobody hears an alarm now</source>
            <translation>所有通知渠道中断：现在没有人能收到告警</translation>
        </message>
        <message>
            <source>Read-only, approvals are shut: {0}</source>
            <translation>只读，审批已关闭：{0}</translation>
        </message>
        <message>
            <source>Halted: no order leaves until F12 arms the desk again</source>
            <translation>已急停：按 F12 恢复之前不会发出任何委托</translation>
        </message>
        <message>
            <source>Auction, opens {2}</source>
            <translation>集合竞价，{2} 开盘</translation>
        </message>
        <message>
            <source>Break until {2}</source>
            <translation>小节休息至 {2}</translation>
        </message>
        <message>
            <source>Closed until {2}</source>
            <translation>休市至 {2}</translation>
        </message>
    </context>
    <context>
        <name>Trades</name>
        <message>
            <source>Trades</source>
            <translation>成交</translation>
        </message>
        <message>
            <source>No fill today</source>
            <translation>今天没有成交</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合约</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Lots</source>
            <translation>手数</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>委托号</translation>
        </message>
        <message>
            <source>Fee, CNY</source>
            <translation>手续费（元）</translation>
        </message>
    </context>
    <context>
        <name>Trial</name>
        <message>
            <source>Try a formula</source>
            <translation>试算公式</translation>
        </message>
        <message>
            <source>Copy for the desk file</source>
            <translation>复制到台面文件</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Copied: paste it into the desk file</source>
            <translation>已复制，可粘贴到台面文件</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>当前</translation>
        </message>
        <message>
            <source>Past</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>The words, with an example each; Enter takes it over</source>
            <translation>公式用语及示例，按回车采用</translation>
        </message>
        <message>
            <source>A time is written as 500ms, 2s, 15m or 1h</source>
            <translation>时间写作 500ms、2s、15m 或 1h</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>On</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>级别</translation>
        </message>
        <message>
            <source>Held for</source>
            <translation>持续</translation>
        </message>
        <message>
            <source>The words, with an example each</source>
            <translation>公式用语及示例</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>统计中…</translation>
        </message>
        <message>
            <source>No past is known yet</source>
            <translation>尚无历史数据</translation>
        </message>
        <message>
            <source>would have fired {0}× (days: {1}) since {2}</source>
            <translation>会触发 {0} 次，涉及 {1} 天（自 {2} 起）</translation>
        </message>
        <message>
            <source>Of accounts no past is kept: it is counted from now</source>
            <translation>账户没有历史记录：从现在起统计</translation>
        </message>
        <message>
            <source>The past shown has good prices only</source>
            <translation>所示历史只含正常报价，数据状态无法回看</translation>
        </message>
        <message>
            <source>Settlements and weeks are not in the past shown</source>
            <translation>所示历史不含结算价与周收盘，相关变化未知</translation>
        </message>
        <message>
            <source>This can be understood</source>
            <translation>公式可以识别</translation>
        </message>
        <message>
            <source>true</source>
            <translation>成立</translation>
        </message>
        <message>
            <source>not true</source>
            <translation>不成立</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>阈值</translation>
        </message>
        <message>
            <source>By days</source>
            <translation>按日终</translation>
        </message>
        <message>
            <source>{0}× at the ends of {1} days since {2}, last on {3}</source>
            <translation>自 {2} 起 {1} 个日终中触发 {0} 次，最近 {3}</translation>
        </message>
        <message>
            <source>no day is known yet</source>
            <translation>尚无日终数据</translation>
        </message>
        <message>
            <source>never at the ends of {0} days since {1}</source>
            <translation>自 {1} 起 {0} 个日终中未触发</translation>
        </message>
        <message>
            <source>the ends of days say nothing of {0}</source>
            <translation>日终数据无法判断 {0}</translation>
        </message>
        <message>
            <source>unknown here: numbers of {0} are not read</source>
            <translation>此处未知：不读取 {0} 的数值</translation>
        </message>
        <message>
            <source>not counted: no past of {0}</source>
            <translation>未统计：没有 {0} 的历史</translation>
        </message>
        <message>
            <source>not counted yet: {0} of {1} days kept</source>
            <translation>暂不统计：已留存 {0} 天，需 {1} 天</translation>
        </message>
        <message>
            <source>{0} (by last prices, not settlements)</source>
            <translation>{0}（按最后价，非结算价）</translation>
        </message>
        <message>
            <source>{0} (of {1} days {2} by last prices: no settlement is kept)</source>
            <translation>{0}（共 {1} 天，其中 {2} 天按最后价：未留存结算价）</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>deadline passed, nobody knows whether it arrived; {rest}</source>
            <translation>已过时限，不知是否送达；{rest}</translation>
        </message>
        <message>
            <source>deadline passed, nobody knows whether it arrived</source>
            <translation>已过时限，不知是否送达</translation>
        </message>
        <message>
            <source>deadline passed; {rest}</source>
            <translation>已过时限；{rest}</translation>
        </message>
        <message>
            <source>deadline passed</source>
            <translation>已过时限</translation>
        </message>
        <message>
            <source>unreachable: {rest}</source>
            <translation>连接不上：{rest}</translation>
        </message>
        <message>
            <source>throttled</source>
            <translation>被限流</translation>
        </message>
        <message>
            <source>no connection to the provider</source>
            <translation>连不上服务商</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>未及时应答</translation>
        </message>
        <message>
            <source>connection lost before the answer ({failure})</source>
            <translation>应答前连接断开（{failure}）</translation>
        </message>
        <message>
            <source>inquiry answered with HTTP {status} that says nothing</source>
            <translation>查询应答 HTTP {status}，没有内容</translation>
        </message>
        <message>
            <source>receipts answered with HTTP {status} that says nothing</source>
            <translation>回执应答 HTTP {status}，没有内容</translation>
        </message>
        <message>
            <source>accepted or not: the reply could not be understood</source>
            <translation>不知是否已受理：应答无法识别</translation>
        </message>
        <message>
            <source>the provider could not deliver it</source>
            <translation>服务商未能送达</translation>
        </message>
        <message>
            <source>the desk stopped while sending</source>
            <translation>发送途中程序停止</translation>
        </message>
        <message>
            <source>no channel '{channel}' any more</source>
            <translation>已没有通道 {channel}</translation>
        </message>
        <message>
            <source>{link} is {state}: the instruction was not sent</source>
            <translation>{link}{state}：指令未发出</translation>
        </message>
        <message>
            <source>{link} is closing: the instruction was not sent</source>
            <translation>{link}正在关闭：指令未发出</translation>
        </message>
        <message>
            <source>{link} broke while an instruction was written: {failure}</source>
            <translation>写出指令时{link}断开（{failure}）</translation>
        </message>
        <message>
            <source>there is no trade link for account {account}</source>
            <translation>账户 {account} 没有交易连接</translation>
        </message>
        <message>
            <source>defect in the channel ({failure})</source>
            <translation>通道程序出错（{failure}）</translation>
        </message>
        <message>
            <source>HTTP {status}, {code}</source>
            <translation>服务商应答 HTTP {status}（{code}）</translation>
        </message>
        <message>
            <source>HTTP {status}</source>
            <translation>服务商应答 HTTP {status}</translation>
        </message>
    </context>
    <context>
        <name>UnitFunds</name>
        <message>
            <source>Position P&amp;L {0} (mark-to-market), float P&amp;L {1} (by trade): not to be added</source>
            <translation>持仓盈亏 {0}（盯市），浮动盈亏 {1}（逐笔）：不可相加</translation>
        </message>
        <message>
            <source>Margin of its lots {0} CNY; no equity is allocated to it</source>
            <translation>所属持仓保证金 {0} 元；未分配权益</translation>
        </message>
        <message>
            <source>By its shares of accounts, CNY: equity {0}, available {1}, margin {2}</source>
            <translation>按账户分配，元：权益 {0}，可用 {1}，保证金 {2}</translation>
        </message>
        <message>
            <source>Its money is not known: nothing is heard of {0}</source>
            <translation>资金未知：{0} 尚无消息</translation>
        </message>
        <message>
            <source>margin / equity {0}</source>
            <translation>保证金 / 权益 {0}</translation>
        </message>
    </context>
    <context>
        <name>Watched</name>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>变动</translation>
        </message>
        <message>
            <source>Volatility</source>
            <translation>波动</translation>
        </message>
        <message>
            <source>Volatility, short by long</source>
            <translation>短期与长期波动之比</translation>
        </message>
        <message>
            <source>Place among the last values</source>
            <translation>近期分位</translation>
        </message>
        <message>
            <source>Change of sign</source>
            <translation>变号</translation>
        </message>
        <message>
            <source>No good value</source>
            <translation>无有效值</translation>
        </message>
        <message>
            <source>against</source>
            <translation>较</translation>
        </message>
        <message>
            <source>by</source>
            <translation>除以</translation>
        </message>
        <message>
            <source>at least</source>
            <translation>至少</translation>
        </message>
        <message>
            <source>as</source>
            <translation>按</translation>
        </message>
        <message>
            <source>of</source>
            <translation>取</translation>
        </message>
        <message>
            <source>over</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>by that over</source>
            <translation>与窗口</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>样本数</translation>
        </message>
        <message>
            <source>by more than</source>
            <translation>超过</translation>
        </message>
        <message>
            <source>because</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>its unit</source>
            <translation>自身单位</translation>
        </message>
        <message>
            <source>the spot price</source>
            <translation>现货价</translation>
        </message>
        <message>
            <source>its deviation</source>
            <translation>标准差</translation>
        </message>
        <message>
            <source>the value then</source>
            <translation>当时值</translation>
        </message>
        <message>
            <source>deviation</source>
            <translation>标准差</translation>
        </message>
        <message>
            <source>variance</source>
            <translation>方差</translation>
        </message>
        <message>
            <source>values</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>changes</source>
            <translation>变动</translation>
        </message>
        <message>
            <source>What is watched</source>
            <translation>监控内容</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>指标</translation>
        </message>
    </context>
    <context>
        <name>Watchlist</name>
        <message>
            <source>Watchlist</source>
            <translation>监控列表</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>组合</translation>
        </message>
        <message>
            <source>Spot</source>
            <translation>现货</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>期货</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>基差</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>变动</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>区间</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>时效</translation>
        </message>
        <message>
            <source>spot {0} ago, futures {1} ago</source>
            <translation>现货 {0} 前，期货 {1} 前</translation>
        </message>
        <message>
            <source>Enter a spot price…</source>
            <translation>录入现货价…</translation>
        </message>
        <message>
            <source>To delivery</source>
            <translation>交割余日</translation>
        </message>
        <message>
            <source>No pair yet</source>
            <translation>尚无组合</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Watchlist</source>
            <translation>监控列表</translation>
        </message>
        <message>
            <source>Exposure</source>
            <translation>敞口</translation>
        </message>
        <message>
            <source>Needs a hand</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Alerts</source>
            <translation>告警</translation>
        </message>
        <message>
            <source>Deliveries</source>
            <translation>送达</translation>
        </message>
        <message>
            <source>Approvals</source>
            <translation>审批</translation>
        </message>
        <message>
            <source>Orders</source>
            <translation>委托</translation>
        </message>
        <message>
            <source>Trades</source>
            <translation>成交</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>持仓</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Audit</source>
            <translation>留痕</translation>
        </message>
        <message>
            <source>{0} pairs</source>
            <translation>{0} 组合</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>实盘 LIVE</translation>
        </message>
        <message>
            <source>SIM</source>
            <translation>模拟 SIM</translation>
        </message>
        <message>
            <source>sound off</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>Contracts and stock</source>
            <translation>现货合同与库存</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Linked</source>
            <translation>关联</translation>
        </message>
    </context>
    <context>
        <name>Wire</name>
        <message>
            <source>order {id}</source>
            <translation>委托 {id} </translation>
        </message>
        <message>
            <source>trade {id}</source>
            <translation>成交 {id} </translation>
        </message>
        <message>
            <source>{rest} [{places}]</source>
            <translation>{rest} [{places}]</translation>
        </message>
        <message>
            <source>a frame is not JSON: {failure}</source>
            <translation>收到的一帧不是 JSON：{failure}</translation>
        </message>
        <message>
            <source>a frame is not UTF-8: {failure}</source>
            <translation>收到的一帧不是 UTF-8 文本：{failure}</translation>
        </message>
        <message>
            <source>a frame is not a JSON object: {value}</source>
            <translation>收到的一帧不是 JSON 对象：{value}</translation>
        </message>
        <message>
            <source>a frame has no text under aid: {value}</source>
            <translation>收到的一帧中 aid 不是文字：{value}</translation>
        </message>
        <message>
            <source>a frame holds a number out of range: {failure}</source>
            <translation>收到的一帧中有超出范围的数字：{failure}</translation>
        </message>
        <message>
            <source>a frame is nested too deeply to be read</source>
            <translation>收到的一帧嵌套过深，无法读取</translation>
        </message>
        <message>
            <source>a packet has an unknown aid: {value}</source>
            <translation>报文的 aid 不明：{value}</translation>
        </message>
        <message>
            <source>data of a packet is not a list: {value}</source>
            <translation>报文的 data 不是列表：{value}</translation>
        </message>
        <message>
            <source>rtn_data has no list under data</source>
            <translation>rtn_data 的 data 不是列表</translation>
        </message>
        <message>
            <source>a patch is not an object: {value}</source>
            <translation>data 中的一项不是对象：{value}</translation>
        </message>
        <message>
            <source>{path}… is nested deeper than {most} levels</source>
            <translation>{path}… 嵌套超过 {most} 层</translation>
        </message>
        <message>
            <source>{path} is a number beyond 64 bits</source>
            <translation>{path} 的数字超出 64 位</translation>
        </message>
        <message>
            <source>an instrument is not an object: {value}</source>
            <translation>合约资料不是对象：{value}</translation>
        </message>
        <message>
            <source>instrument_id is not EXCHANGE.code: {value}</source>
            <translation>instrument_id 不是「交易所.代码」：{value}</translation>
        </message>
        <message>
            <source>{symbol}: trading_time is not an object: {value}</source>
            <translation>{symbol}：trading_time 不是对象：{value}</translation>
        </message>
        <message>
            <source>{symbol}: trading_time has a bad span: {value}</source>
            <translation>{symbol}：trading_time 中有无效时段：{value}</translation>
        </message>
        <message>
            <source>{symbol}: {field} is not above zero: {value}</source>
            <translation>{symbol}：{field} 须大于零：{value}</translation>
        </message>
        <message>
            <source>{link}: the front did not describe the contracts: {value}</source>
            <translation>{link}：行情前置没有给出合约资料：{value}</translation>
        </message>
        <message>
            <source>the front did not list the months of {query}</source>
            <translation>行情前置没有列出 {query} 的月份</translation>
        </message>
        <message>
            <source>order {id}: {left} lots left of {lots}</source>
            <translation>委托 {id}：剩余 {left} 手，多于报单的 {lots} 手</translation>
        </message>
        <message>
            <source>{what} has an unknown status: {value}</source>
            <translation>{what}的状态不明：{value}</translation>
        </message>
        <message>
            <source>{what} has an unknown direction: {value}</source>
            <translation>{what}的买卖方向不明：{value}</translation>
        </message>
        <message>
            <source>{what} has an unknown offset: {value}</source>
            <translation>{what}的开平标志不明：{value}</translation>
        </message>
        <message>
            <source>trade {id} is of 0 lots</source>
            <translation>成交 {id} 为 0 手</translation>
        </message>
        <message>
            <source>{field} is not a number of lots: {value}</source>
            <translation>{field} 不是手数：{value}</translation>
        </message>
        <message>
            <source>{file}: line {line} lies beyond what a sheet can have</source>
            <translation>{file}：第 {line} 行超出工作表可有的行数</translation>
        </message>
        <message>
            <source>{file}: with it no row would be taken, or only series of other sources</source>
            <translation>{file}：按此映射没有可采用的行，或都是其他来源的序列</translation>
        </message>
        <message>
            <source>{file}, line {line}: with it {symbol} is of {stamp}, and one of {earlier} was taken before: start the desk anew</source>
            <translation>{file} 第 {line} 行：按此映射 {symbol} 的时间是 {stamp}，而之前已采用 {earlier} 的价格：请重新启动</translation>
        </message>
        <message>
            <source>the connection was lost</source>
            <translation>连接中断</translation>
        </message>
        <message>
            <source>code {code}</source>
            <translation>代码 {code}</translation>
        </message>
        <message>
            <source>no pong</source>
            <translation>心跳无应答</translation>
        </message>
        <message>
            <source>asking anew</source>
            <translation>重新连接以核对</translation>
        </message>
        <message>
            <source>{path} is not an object: {value}</source>
            <translation>{path} 不是对象：{value}</translation>
        </message>
        <message>
            <source>{file} unpacks to {count} bytes, more than is read</source>
            <translation>{file} 解压后有 {count} 字节，超出可读取的上限</translation>
        </message>
        <message>
            <source>{symbol}: {side} lots of {days} are not a number: {value}</source>
            <translation>{symbol}：{days}{side}手数不是数字：{value}</translation>
        </message>
    </context>
    <context>
        <name>Work</name>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Internal error: the work ended without a word</source>
            <translation>内部错误：任务意外结束</translation>
        </message>
    </context>
    <context>
        <name>names</name>
        <message>
            <source>Counter</source>
            <translation>柜台</translation>
        </message>
        <message>
            <source>Market data</source>
            <translation>行情</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>留痕</translation>
        </message>
        <message>
            <source>Another terminal</source>
            <translation>其他终端</translation>
        </message>
        <message>
            <source>Spot {0}</source>
            <translation>现货 {0}</translation>
        </message>
        <message>
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>The clock</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>无人</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Business book</source>
            <translation>业务账簿</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>规则</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>Attention</source>
            <translation>关注</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>预警</translation>
        </message>
        <message>
            <source>Forced</source>
            <translation>强制处置</translation>
        </message>
        <message>
            <source>Pending</source>
            <translation>观察中</translation>
        </message>
        <message>
            <source>Firing</source>
            <translation>触发</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>已确认</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>Recovering</source>
            <translation>恢复中</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>已恢复</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <source>Real</source>
            <translation>真实</translation>
        </message>
        <message>
            <source>False alarm</source>
            <translation>误报</translation>
        </message>
        <message>
            <source>Drill</source>
            <translation>演练</translation>
        </message>
        <message>
            <source>Requested</source>
            <translation>待审批</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>已批准</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发出</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>已过期</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>已记录</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>在途</translation>
        </message>
        <message>
            <source>Filled</source>
            <translation>全部成交</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Never arrived</source>
            <translation>未送达</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>已受理</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>已送达</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>已应答</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>已放弃</translation>
        </message>
        <message>
            <source>First notification</source>
            <translation>首次通知</translation>
        </message>
        <message>
            <source>Level rose</source>
            <translation>级别上升</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>连接中</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>加载中</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>中断</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>被拒</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Stale</source>
            <translation>过期</translation>
        </message>
        <message>
            <source>Skewed</source>
            <translation>时差过大</translation>
        </message>
        <message>
            <source>Limit board</source>
            <translation>涨跌停</translation>
        </message>
        <message>
            <source>Link down</source>
            <translation>连接中断</translation>
        </message>
        <message>
            <source>Buy</source>
            <translation>买</translation>
        </message>
        <message>
            <source>Sell</source>
            <translation>卖</translation>
        </message>
        <message>
            <source>open</source>
            <translation>开</translation>
        </message>
        <message>
            <source>close</source>
            <translation>平</translation>
        </message>
        <message>
            <source>close today</source>
            <translation>平今</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>基差</translation>
        </message>
        <message>
            <source>Margin ratio</source>
            <translation>风险度</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>可用</translation>
        </message>
        <message>
            <source>Alert</source>
            <translation>告警</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>审批</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>委托</translation>
        </message>
        <message>
            <source>Trade</source>
            <translation>成交</translation>
        </message>
        <message>
            <source>Delivery</source>
            <translation>送达</translation>
        </message>
        <message>
            <source>Acknowledgement</source>
            <translation>确认</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>Cancellation</source>
            <translation>撤单</translation>
        </message>
        <message>
            <source>Kill switch</source>
            <translation>急停</translation>
        </message>
        <message>
            <source>Refusal</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Hindrance</source>
            <translation>受阻</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>Caution</source>
            <translation>注意</translation>
        </message>
        <message>
            <source>Fault</source>
            <translation>故障</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>Breach</source>
            <translation>越限</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>持续</translation>
        </message>
        <message>
            <source>Spot quoted</source>
            <translation>现货报价</translation>
        </message>
        <message>
            <source>Unit factor</source>
            <translation>单位系数</translation>
        </message>
        <message>
            <source>Tax factor</source>
            <translation>税率系数</translation>
        </message>
        <message>
            <source>Freight</source>
            <translation>运费</translation>
        </message>
        <message>
            <source>Premium</source>
            <translation>升贴水</translation>
        </message>
        <message>
            <source>FX rate</source>
            <translation>汇率</translation>
        </message>
        <message>
            <source>Spot, comparable</source>
            <translation>现货（可比）</translation>
        </message>
        <message>
            <source>Futures</source>
            <translation>期货</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>公式</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>阈值</translation>
        </message>
        <message>
            <source>Dead band</source>
            <translation>回差</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>时效</translation>
        </message>
        <message>
            <source>Spot age</source>
            <translation>现货时效</translation>
        </message>
        <message>
            <source>Futures age</source>
            <translation>期货时效</translation>
        </message>
        <message>
            <source>Spot time</source>
            <translation>现货时间</translation>
        </message>
        <message>
            <source>Futures time</source>
            <translation>期货时间</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>权益</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>保证金</translation>
        </message>
        <message>
            <source>Limit board: the order may not fill</source>
            <translation>涨跌停板：委托可能无法成交</translation>
        </message>
        <message>
            <source>Not all of it can be closed now</source>
            <translation>目前不能全部平仓</translation>
        </message>
        <message>
            <source>Two orders: yesterday's and today's lots</source>
            <translation>两笔委托：昨仓与今仓</translation>
        </message>
        <message>
            <source>The price is stale</source>
            <translation>价格已过期</translation>
        </message>
        <message>
            <source>Bid and ask are far apart</source>
            <translation>买卖价差过大</translation>
        </message>
        <message>
            <source>The session ends soon</source>
            <translation>本节即将收盘</translation>
        </message>
        <message>
            <source>CNY</source>
            <translation>元</translation>
        </message>
        <message>
            <source>USD</source>
            <translation>美元</translation>
        </message>
        <message>
            <source>t</source>
            <translation>吨</translation>
        </message>
        <message>
            <source>kg</source>
            <translation>千克</translation>
        </message>
        <message>
            <source>g</source>
            <translation>克</translation>
        </message>
        <message>
            <source>bbl</source>
            <translation>桶</translation>
        </message>
        <message>
            <source>lot</source>
            <translation>手</translation>
        </message>
        <message>
            <source>pt</source>
            <translation>点</translation>
        </message>
        <message>
            <source>At the desk</source>
            <translation>在台上确认</translation>
        </message>
        <message>
            <source>By deciding on the plan</source>
            <translation>随方案决定确认</translation>
        </message>
        <message>
            <source>Data gap</source>
            <translation>数据状态</translation>
        </message>
        <message>
            <source>unit factor</source>
            <translation>单位换算</translation>
        </message>
        <message>
            <source>tax factor</source>
            <translation>税率换算</translation>
        </message>
        <message>
            <source>freight</source>
            <translation>运费</translation>
        </message>
        <message>
            <source>premium</source>
            <translation>升贴水</translation>
        </message>
        <message>
            <source>ask</source>
            <translation>卖价</translation>
        </message>
        <message>
            <source>bid</source>
            <translation>买价</translation>
        </message>
        <message>
            <source>An account is not heard now: its lots may have changed</source>
            <translation>有账户当前无法联通：其持仓可能已变</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>条件</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>取值</translation>
        </message>
        <message>
            <source>opening auction</source>
            <translation>集合竞价申报</translation>
        </message>
        <message>
            <source>withdrawals only</source>
            <translation>只可撤单</translation>
        </message>
        <message>
            <source>opening price is made</source>
            <translation>集合竞价撮合</translation>
        </message>
        <message>
            <source>continuous trading</source>
            <translation>连续交易</translation>
        </message>
        <message>
            <source>break</source>
            <translation>小节休息</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>休市</translation>
        </message>
        <message>
            <source>Stock</source>
            <translation>库存</translation>
        </message>
        <message>
            <source>In transit</source>
            <translation>在途</translation>
        </message>
        <message>
            <source>Purchase</source>
            <translation>采购</translation>
        </message>
        <message>
            <source>Sale</source>
            <translation>销售</translation>
        </message>
        <message>
            <source>Desk file</source>
            <translation>台面文件</translation>
        </message>
        <message>
            <source>Business unit</source>
            <translation>业务单元</translation>
        </message>
        <message>
            <source>Strategy</source>
            <translation>策略</translation>
        </message>
        <message>
            <source>Contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Pricing</source>
            <translation>点价</translation>
        </message>
        <message>
            <source>Roll</source>
            <translation>移仓</translation>
        </message>
        <message>
            <source>Stock lot</source>
            <translation>库存批次</translation>
        </message>
        <message>
            <source>Shipment</source>
            <translation>在途</translation>
        </message>
        <message>
            <source>Allocation</source>
            <translation>分配</translation>
        </message>
        <message>
            <source>Fixed price</source>
            <translation>一口价</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>均价</translation>
        </message>
        <message>
            <source>Priced later</source>
            <translation>后点价</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Business book</source>
            <translation>业务账簿</translation>
        </message>
        <message>
            <source>Basis level</source>
            <translation>基差水平</translation>
        </message>
        <message>
            <source>Basis change</source>
            <translation>基差变化</translation>
        </message>
        <message>
            <source>Data health</source>
            <translation>数据健康</translation>
        </message>
        <message>
            <source>Available funds</source>
            <translation>可用资金</translation>
        </message>
        <message>
            <source>Tell people</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Propose to reduce</source>
            <translation>建议减仓</translation>
        </message>
        <message>
            <source>Equity since settlement</source>
            <translation>权益较上日结算</translation>
        </message>
        <message>
            <source>Position P&amp;L (mark-to-market)</source>
            <translation>持仓盈亏(盯市)</translation>
        </message>
        <message>
            <source>Close P&amp;L (mark-to-market)</source>
            <translation>平仓盈亏(盯市)</translation>
        </message>
        <message>
            <source>Fees</source>
            <translation>手续费</translation>
        </message>
        <message>
            <source>Paid in</source>
            <translation>入金</translation>
        </message>
        <message>
            <source>Paid out</source>
            <translation>出金</translation>
        </message>
        <message>
            <source>Other movements</source>
            <translation>其他变动</translation>
        </message>
        <message>
            <source>Closing values</source>
            <translation>收盘值</translation>
        </message>
        <message>
            <source>Level rose again</source>
            <translation>级别再次上升</translation>
        </message>
        <message>
            <source>Acknowledgement expired</source>
            <translation>确认已过期</translation>
        </message>
        <message>
            <source>Worse than acknowledged</source>
            <translation>确认后恶化</translation>
        </message>
        <message>
            <source>Another way failed</source>
            <translation>其他渠道失败后改道</translation>
        </message>
        <message>
            <source>Closing prices</source>
            <translation>日终价格</translation>
        </message>
        <message>
            <source>What moved</source>
            <translation>变动来源</translation>
        </message>
        <message>
            <source>Measured from</source>
            <translation>起算点</translation>
        </message>
        <message>
            <source>Since last inside</source>
            <translation>自越限前</translation>
        </message>
        <message>
            <source>From the last close</source>
            <translation>自上一交易日收盘</translation>
        </message>
        <message>
            <source>From last week's close</source>
            <translation>自上周收盘</translation>
        </message>
        <message>
            <source>From the rule's time before</source>
            <translation>自规则所比时点</translation>
        </message>
        <message>
            <source>From the bar before</source>
            <translation>自上一根K线</translation>
        </message>
        <message>
            <source>From the value before</source>
            <translation>自前一个值</translation>
        </message>
        <message>
            <source>From this time a day before</source>
            <translation>自前一日同一时刻</translation>
        </message>
        <message>
            <source>Basis moved</source>
            <translation>基差变动</translation>
        </message>
        <message>
            <source>by spot</source>
            <translation>其中现货</translation>
        </message>
        <message>
            <source>by the unit factor</source>
            <translation>其中单位换算</translation>
        </message>
        <message>
            <source>by the tax factor</source>
            <translation>其中税率换算</translation>
        </message>
        <message>
            <source>by freight</source>
            <translation>其中运费</translation>
        </message>
        <message>
            <source>by the premium</source>
            <translation>其中升贴水</translation>
        </message>
        <message>
            <source>by the FX rate</source>
            <translation>其中汇率</translation>
        </message>
        <message>
            <source>by futures</source>
            <translation>其中期货</translation>
        </message>
        <message>
            <source>by the roll</source>
            <translation>其中换月</translation>
        </message>
        <message>
            <source>by futures and roll</source>
            <translation>其中期货与换月</translation>
        </message>
        <message>
            <source>by contract terms</source>
            <translation>其中合同条款</translation>
        </message>
        <message>
            <source>by quantities</source>
            <translation>其中数量</translation>
        </message>
        <message>
            <source>by lines in and out</source>
            <translation>其中明细进出</translation>
        </message>
        <message>
            <source>by the month converted to</source>
            <translation>其中折算月变更</translation>
        </message>
        <message>
            <source>Spot</source>
            <translation>现货</translation>
        </message>
        <message>
            <source>Adjustments</source>
            <translation>调整项</translation>
        </message>
        <message>
            <source>Futures and roll</source>
            <translation>期货与换月</translation>
        </message>
        <message>
            <source>Spot and futures</source>
            <translation>期现两边</translation>
        </message>
        <message>
            <source>Several parts</source>
            <translation>多项</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>无变动</translation>
        </message>
        <message>
            <source>Contract terms</source>
            <translation>合同条款</translation>
        </message>
        <message>
            <source>Quantities</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Lines in and out</source>
            <translation>明细进出</translation>
        </message>
        <message>
            <source>Month converted to</source>
            <translation>折算月变更</translation>
        </message>
        <message>
            <source>Units exposed</source>
            <translation>敞口单元</translation>
        </message>
        <message>
            <source>Contracts</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>Positions</source>
            <translation>期货持仓</translation>
        </message>
        <message>
            <source>Priced</source>
            <translation>点价</translation>
        </message>
        <message>
            <source>Rolled</source>
            <translation>换月</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>收货</translation>
        </message>
        <message>
            <source>Delivered out</source>
            <translation>交货</translation>
        </message>
        <message>
            <source>Natural person</source>
            <translation>自然人</translation>
        </message>
        <message>
            <source>Institution</source>
            <translation>法人</translation>
        </message>
        <message>
            <source>flat</source>
            <translation>平仓</translation>
        </message>
        <message>
            <source>lots a multiple of the delivery unit</source>
            <translation>调整为交割单位整数倍</translation>
        </message>
        <message>
            <source>flat, or an account filed for delivery</source>
            <translation>平仓或备案交割账户</translation>
        </message>
        <message>
            <source>closed, or delivered</source>
            <translation>平仓或进入交割</translation>
        </message>
        <message>
            <source>Contract basis</source>
            <translation>合同基差</translation>
        </message>
        <message>
            <source>Contract basis of purchases</source>
            <translation>采购合同基差</translation>
        </message>
        <message>
            <source>Contract basis of sales</source>
            <translation>销售合同基差</translation>
        </message>
        <message>
            <source>Contract margin</source>
            <translation>合同价差</translation>
        </message>
        <message>
            <source>Contract profit</source>
            <translation>合同盈亏</translation>
        </message>
        <message>
            <source>Inventory basis</source>
            <translation>库存基差</translation>
        </message>
        <message>
            <source>Inventory basis at cost</source>
            <translation>库存成本基差</translation>
        </message>
        <message>
            <source>Inventory profit</source>
            <translation>库存盈亏</translation>
        </message>
        <message>
            <source>Basis of the exposure</source>
            <translation>敞口基差</translation>
        </message>
        <message>
            <source>Basis exposure</source>
            <translation>基差敞口</translation>
        </message>
        <message>
            <source>Flat-price exposure</source>
            <translation>价格敞口</translation>
        </message>
        <message>
            <source>Hedge ratio</source>
            <translation>套保比例</translation>
        </message>
        <message>
            <source>Basis money at a limit move</source>
            <translation>停板基差风险金额</translation>
        </message>
        <message>
            <source>Flat-price money at a limit move</source>
            <translation>停板价格风险金额</translation>
        </message>
        <message>
            <source>Basis money at k deviations</source>
            <translation>k·σ 基差风险金额</translation>
        </message>
        <message>
            <source>Flat-price money at k deviations</source>
            <translation>k·σ 价格风险金额</translation>
        </message>
        <message>
            <source>Pairs</source>
            <translation>组合</translation>
        </message>
        <message>
            <source>Business units</source>
            <translation>业务单元</translation>
        </message>
        <message>
            <source>Counts when the rest decides</source>
            <translation>其余部分足以判定时照常</translation>
        </message>
        <message>
            <source>Leaves the rule as it was</source>
            <translation>规则保持原状</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>生效</translation>
        </message>
        <message>
            <source>pair</source>
            <translation>组合</translation>
        </message>
        <message>
            <source>account</source>
            <translation>账户</translation>
        </message>
        <message>
            <source>business unit</source>
            <translation>业务单元</translation>
        </message>
        <message>
            <source>Change of rules</source>
            <translation>规则变更</translation>
        </message>
        <message>
            <source>Basis exposure moved</source>
            <translation>基差敞口变动</translation>
        </message>
        <message>
            <source>Flat exposure moved</source>
            <translation>价格敞口变动</translation>
        </message>
        <message>
            <source>Exposure basis moved</source>
            <translation>敞口基差变动</translation>
        </message>
        <message>
            <source>by stock that came in</source>
            <translation>其中入库</translation>
        </message>
        <message>
            <source>by stock that left</source>
            <translation>其中出库</translation>
        </message>
        <message>
            <source>by stock that changed</source>
            <translation>其中库存变动</translation>
        </message>
        <message>
            <source>by goods in transit</source>
            <translation>其中在途</translation>
        </message>
        <message>
            <source>by the desk file</source>
            <translation>其中台面文件</translation>
        </message>
        <message>
            <source>by a new contract</source>
            <translation>其中新合同</translation>
        </message>
        <message>
            <source>by a contract that is over</source>
            <translation>其中合同了结</translation>
        </message>
        <message>
            <source>by a contract that changed</source>
            <translation>其中合同变动</translation>
        </message>
        <message>
            <source>by a contract that rolled</source>
            <translation>其中换月</translation>
        </message>
        <message>
            <source>by pricing</source>
            <translation>其中点价</translation>
        </message>
        <message>
            <source>by delivery</source>
            <translation>其中交货</translation>
        </message>
        <message>
            <source>by futures lots</source>
            <translation>其中期货持仓</translation>
        </message>
        <message>
            <source>by allocation</source>
            <translation>其中持仓分配</translation>
        </message>
        <message>
            <source>by smaller parts</source>
            <translation>其余各项</translation>
        </message>
        <message>
            <source>Used of the position limit</source>
            <translation>限仓使用率</translation>
        </message>
        <message>
            <source>Trading days to the next stage</source>
            <translation>距下一限仓阶段交易日数</translation>
        </message>
        <message>
            <source>More margin from the next stage on</source>
            <translation>下一阶段追加保证金</translation>
        </message>
        <message>
            <source>General months</source>
            <translation>一般月份</translation>
        </message>
        <message>
            <source>Month before delivery</source>
            <translation>交割月前一月</translation>
        </message>
        <message>
            <source>Delivery month</source>
            <translation>交割月</translation>
        </message>
        <message>
            <source>Last trading days</source>
            <translation>最后交易日前</translation>
        </message>
        <message>
            <source>Nobody has acknowledged</source>
            <translation>无人确认</translation>
        </message>
        <message>
            <source>Trading time</source>
            <translation>交易时间</translation>
        </message>
        <message>
            <source>Wall time</source>
            <translation>自然时间</translation>
        </message>
        <message>
            <source>Carried until</source>
            <translation>持有至</translation>
        </message>
        <message>
            <source>Interest</source>
            <translation>资金利息</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>仓储费</translation>
        </message>
        <message>
            <source>Into and out of store</source>
            <translation>出入库费</translation>
        </message>
        <message>
            <source>Inspection</source>
            <translation>检验费</translation>
        </message>
        <message>
            <source>Delivery fee</source>
            <translation>交割手续费</translation>
        </message>
        <message>
            <source>Quality loss</source>
            <translation>品质损耗</translation>
        </message>
        <message>
            <source>VAT on the gap</source>
            <translation>价差增值税</translation>
        </message>
        <message>
            <source>Cost of carry</source>
            <translation>持有成本</translation>
        </message>
        <message>
            <source>Left by cash-and-carry</source>
            <translation>正套空间</translation>
        </message>
        <message>
            <source>To be confirmed</source>
            <translation>待确认</translation>
        </message>
        <message>
            <source>Carry that no price moves</source>
            <translation>持有成本中的固定部分</translation>
        </message>
        <message>
            <source>Interest, share of spot</source>
            <translation>利息占现货价比例</translation>
        </message>
        <message>
            <source>VAT, share of the gap</source>
            <translation>增值税占价差比例</translation>
        </message>
        <message>
            <source>interest a year</source>
            <translation>资金年利率</translation>
        </message>
        <message>
            <source>storage</source>
            <translation>仓储费</translation>
        </message>
        <message>
            <source>handling</source>
            <translation>出入库费</translation>
        </message>
        <message>
            <source>inspection</source>
            <translation>检验费</translation>
        </message>
        <message>
            <source>delivery fee</source>
            <translation>交割手续费</translation>
        </message>
        <message>
            <source>quality loss</source>
            <translation>品质损耗</translation>
        </message>
        <message>
            <source>days until payment</source>
            <translation>回款天数</translation>
        </message>
        <message>
            <source>Is on the main contract (1 = yes)</source>
            <translation>是否主力合约（1 = 是）</translation>
        </message>
        <message>
            <source>no complete open interest of the day before is known</source>
            <translation>上一交易日持仓量不全</translation>
        </message>
        <message>
            <source>only one month is listed</source>
            <translation>只挂牌一个月份</translation>
        </message>
        <message>
            <source>two months are equally large</source>
            <translation>两个月份一样大</translation>
        </message>
        <message>
            <source>volume and open interest name two months</source>
            <translation>成交量与持仓量最大的月份不同</translation>
        </message>
        <message>
            <source>Main contract</source>
            <translation>主力合约</translation>
        </message>
        <message>
            <source>Not the main contract</source>
            <translation>非主力合约</translation>
        </message>
        <message>
            <source>incl. VAT</source>
            <translation>含税</translation>
        </message>
        <message>
            <source>excl. VAT</source>
            <translation>不含税</translation>
        </message>
        <message>
            <source>Tax footing</source>
            <translation>含税口径</translation>
        </message>
        <message>
            <source>Flat exposure</source>
            <translation>价格敞口</translation>
        </message>
        <message>
            <source>Hedge ratio moved</source>
            <translation>套保比例变动</translation>
        </message>
        <message>
            <source>Contract basis moved</source>
            <translation>合同基差变动</translation>
        </message>
        <message>
            <source>Purchase basis moved</source>
            <translation>采购基差变动</translation>
        </message>
        <message>
            <source>Sale basis moved</source>
            <translation>销售基差变动</translation>
        </message>
        <message>
            <source>Inventory basis moved</source>
            <translation>库存基差变动</translation>
        </message>
        <message>
            <source>Other spot series</source>
            <translation>现货序列更换</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Position limit counted over</source>
            <translation>限仓合并计算的账户</translation>
        </message>
        <message>
            <source>Mapping of a spot file</source>
            <translation>现货文件映射</translation>
        </message>
        <message>
            <source>There is no such file</source>
            <translation>没有这个文件</translation>
        </message>
        <message>
            <source>Not allowed, or another program has it open</source>
            <translation>无权限，或正被其他程序占用</translation>
        </message>
        <message>
            <source>spot minus futures</source>
            <translation>现货减期货</translation>
        </message>
        <message>
            <source>futures minus spot</source>
            <translation>期货减现货</translation>
        </message>
        <message>
            <source>time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>time of day</source>
            <translation>时刻</translation>
        </message>
        <message>
            <source>series</source>
            <translation>现货序列</translation>
        </message>
        <message>
            <source>grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>currency</source>
            <translation>币种</translation>
        </message>
        <message>
            <source>tax and terms</source>
            <translation>税与条款</translation>
        </message>
        <message>
            <source>futures</source>
            <translation>期货</translation>
        </message>
        <message>
            <source>basis</source>
            <translation>基差</translation>
        </message>
        <message>
            <source> line </source>
            <translation> 行号 </translation>
        </message>
        <message>
            <source>strategy</source>
            <translation>策略</translation>
        </message>
        <message>
            <source>reference contract</source>
            <translation>参考合约</translation>
        </message>
        <message>
            <source>commodity</source>
            <translation>品种</translation>
        </message>
        <message>
            <source>unit of measure</source>
            <translation>计量单位</translation>
        </message>
        <message>
            <source>contract</source>
            <translation>合同</translation>
        </message>
        <message>
            <source>share</source>
            <translation>份额</translation>
        </message>
        <message>
            <source>quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>priced quantity</source>
            <translation>已点价数量</translation>
        </message>
        <message>
            <source>delivered quantity</source>
            <translation>已交数量</translation>
        </message>
        <message>
            <source>tolerance</source>
            <translation>溢短装</translation>
        </message>
        <message>
            <source>hedge price</source>
            <translation>套保价</translation>
        </message>
        <message>
            <source>hedge quantity</source>
            <translation>套保数量</translation>
        </message>
        <message>
            <source>landed cost</source>
            <translation>入库成本</translation>
        </message>
        <message>
            <source>last day for pricing</source>
            <translation>最后点价日</translation>
        </message>
        <message>
            <source>last day of delivery</source>
            <translation>最后交货日</translation>
        </message>
        <message>
            <source>first day of the window</source>
            <translation>窗口起始日</translation>
        </message>
        <message>
            <source>last day of the window</source>
            <translation>窗口结束日</translation>
        </message>
        <message>
            <source>Float P&amp;L (by trade)</source>
            <translation>浮动盈亏(逐笔)</translation>
        </message>
        <message>
            <source>Futures beyond a hedge moved</source>
            <translation>超出套保的期货变动</translation>
        </message>
        <message>
            <source>Futures of the hedge</source>
            <translation>套保期货</translation>
        </message>
        <message>
            <source>Goods before futures</source>
            <translation>货物（不含期货）</translation>
        </message>
        <message>
            <source>Futures beyond a hedge</source>
            <translation>超出套保的期货</translation>
        </message>
        <message>
            <source>By the row</source>
            <translation>依据行</translation>
        </message>
        <message>
            <source>Moisture</source>
            <translation>水分</translation>
        </message>
        <message>
            <source>moisture</source>
            <translation>水分</translation>
        </message>
        <message>
            <source>From the last close, futures at settlement</source>
            <translation>自上一交易日收盘（期货取结算价）</translation>
        </message>
        <message>
            <source>Futures the day before, settlement</source>
            <translation>前一交易日期货：结算价</translation>
        </message>
        <message>
            <source>Futures the day before, last price</source>
            <translation>前一交易日期货：最后价</translation>
        </message>
        <message>
            <source>Equity of the unit</source>
            <translation>单元权益</translation>
        </message>
        <message>
            <source>Available to the unit</source>
            <translation>单元可用资金</translation>
        </message>
        <message>
            <source>Margin of the unit</source>
            <translation>单元保证金</translation>
        </message>
        <message>
            <source>Margin ratio of the unit</source>
            <translation>单元保证金占权益</translation>
        </message>
        <message>
            <source>Its share of an account</source>
            <translation>占账户份额</translation>
        </message>
        <message>
            <source>Settlement prices</source>
            <translation>结算价</translation>
        </message>
        <message>
            <source>Another premium since today</source>
            <translation>升贴水自今日起变更</translation>
        </message>
        <message>
            <source>Another tax factor since today</source>
            <translation>税换算系数自今日起变更</translation>
        </message>
        <message>
            <source>VAT rate in force</source>
            <translation>现行增值税率</translation>
        </message>
        <message>
            <source>Premium and tax of a pair</source>
            <translation>升贴水与税率</translation>
        </message>
        <message>
            <source>Row now in force</source>
            <translation>现行有效行</translation>
        </message>
        <message>
            <source>trading day</source>
            <translation>交易日</translation>
        </message>
        <message>
            <source>settlement price</source>
            <translation>结算价</translation>
        </message>
        <message>
            <source>Settlement price</source>
            <translation>结算价</translation>
        </message>
        <message>
            <source>counterparty</source>
            <translation>对手方</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>已交货数量</translation>
        </message>
        <message>
            <source>delivery until</source>
            <translation>交货截止</translation>
        </message>
        <message>
            <source>departed</source>
            <translation>发运日期</translation>
        </message>
        <message>
            <source>due</source>
            <translation>预计到达</translation>
        </message>
        <message>
            <source>title is ours</source>
            <translation>货权在我</translation>
        </message>
        <message>
            <source>hedged with</source>
            <translation>套保</translation>
        </message>
        <message>
            <source>futures price at signing</source>
            <translation>签约期货价</translation>
        </message>
        <message>
            <source>with tax</source>
            <translation>含税</translation>
        </message>
        <message>
            <source>delivery is complete</source>
            <translation>交货完毕</translation>
        </message>
        <message>
            <source>priced by</source>
            <translation>定价方式</translation>
        </message>
        <message>
            <source>name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>price of the new contract</source>
            <translation>新合约价</translation>
        </message>
        <message>
            <source>price of the old contract</source>
            <translation>原合约价</translation>
        </message>
        <message>
            <source>basis pair</source>
            <translation>基差对</translation>
        </message>
        <message>
            <source>priced</source>
            <translation>已点价数量</translation>
        </message>
        <message>
            <source>right to price</source>
            <translation>点价权</translation>
        </message>
        <message>
            <source>pricing until</source>
            <translation>点价截止</translation>
        </message>
        <message>
            <source>futures price at receipt</source>
            <translation>入库期货价</translation>
        </message>
        <message>
            <source>received</source>
            <translation>入库日期</translation>
        </message>
        <message>
            <source>side</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>签订日期</translation>
        </message>
        <message>
            <source>old contract</source>
            <translation>原合约</translation>
        </message>
        <message>
            <source>window ends</source>
            <translation>均价期止</translation>
        </message>
        <message>
            <source>window begins</source>
            <translation>均价期起</translation>
        </message>
        <message>
            <source>the buyer's</source>
            <translation>买方</translation>
        </message>
        <message>
            <source>the seller's</source>
            <translation>卖方</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}：{1}</translation>
        </message>
        <message>
            <source>book line</source>
            <translation>账簿行</translation>
        </message>
        <message>
            <source>person</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>channel</source>
            <translation>通道</translation>
        </message>
        <message>
            <source>rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>formula</source>
            <translation>公式规则</translation>
        </message>
        <message>
            <source>spot file</source>
            <translation>现货文件</translation>
        </message>
        <message>
            <source>spot service</source>
            <translation>现货网址</translation>
        </message>
        <message>
            <source>spot stream</source>
            <translation>现货推送</translation>
        </message>
        <message>
            <source>desk file</source>
            <translation>台面文件</translation>
        </message>
        <message>
            <source>rule pack</source>
            <translation>规则包</translation>
        </message>
        <message>
            <source>mapping file</source>
            <translation>映射文件</translation>
        </message>
        <message>
            <source>database file</source>
            <translation>数据库文件</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>交易所</translation>
        </message>
        <message>
            <source>gateway</source>
            <translation>通知网关</translation>
        </message>
        <message>
            <source>settlement</source>
            <translation>结算价</translation>
        </message>
        <message>
            <source>price of the month taken</source>
            <translation>移入合约价</translation>
        </message>
        <message>
            <source>Value at the end</source>
            <translation>恢复时数值</translation>
        </message>
        <message>
            <source>futures price of the receipt</source>
            <translation>入库期货价</translation>
        </message>
        <message>
            <source>long</source>
            <translation>多头</translation>
        </message>
        <message>
            <source>short</source>
            <translation>空头</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>昨日</translation>
        </message>
        <message>
            <source>today</source>
            <translation>今日</translation>
        </message>
    </context>
</TS>
