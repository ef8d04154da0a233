"""Words that carry no subject: not searched for by BM25, never dropped from a passage, never picked as a query's word."""

FUNCTION_WORDS = frozenset(
    """a an the this that these those some any each every either neither no none not nor and or but if then than so as at by
    for from in into of off on onto out over to up down under upon with within without about above across after against along
    among around before behind below beneath beside besides between beyond during except inside outside per since through
    throughout till toward towards until via i me my mine myself we us our ours ourselves you your yours yourself he him his
    himself she her hers herself it its itself they them their theirs themselves who whom whose which what when where why how
    is am are was were be been being do does did done doing have has had having can could may might must shall should will
    would ought there here also only just very too more most much many such own same other another all both few s t d ll m re
    ve don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn let lets""".split()
)
