"""The sample contracts' firms. Every firm and person is made up."""

from marketplace.core.documents.parts import Bank, Identifier, Party, Person


def texts(zh: str, en: str, ru: str, mn: str) -> dict[str, str]:
    return {"zh-Hans": zh, "en": en, "ru": ru, "mn": mn}


SELLER = Party(
    names={
        "zh-Hans": "鄂尔多斯市示例化工有限公司",
        "en": "Ordos Sample Chemical Co., Ltd.",
        "ru": "ООО «Ордос Сэмпл Кемикал»",
        "mn": "Ордос Сэмпл Кемикал ХХК",
    },
    addresses={
        "zh-Hans": "内蒙古自治区鄂尔多斯市准格尔旗大路工业园区经七路1号",
        "en": "1 Jingqi Road, Dalu Industrial Park, Jungar Banner, Ordos, Inner Mongolia 010321",
        "ru": "Китай, АР Внутренняя Монголия, г. Ордос, хошун Джунгар, промышленный парк Далу, ул. Цзинци, д. 1",
        "mn": "БНХАУ, ӨМӨЗО, Ордос хот, Зүүнгар хошуу, Далу аж үйлдвэрийн парк, Жинчи гудамж 1",
    },
    country="CN",
    identifiers=(
        Identifier("USCC", "91150622MA0Q1A2B3C"),
        Identifier("CUSTOMS", "1506960A1B"),
        Identifier("LEI", "836800SAMPLE00000A97"),
    ),
    phone="+86 477 000 0001",
    email="export@sample-chemical.example",
    bank=Bank(
        names={"zh-Hans": "示例银行鄂尔多斯分行", "en": "Sample Bank, Ordos Branch"},
        account="1502 0000 0000 0001 234",
        swift="SMPLCNBJ150",
        currency="USD",
    ),
    signatory=Person(
        names={"zh-Hans": "朱镕堃", "en": "Zhu Rongkun", "ru": "Чжу Жункунь", "mn": "Жү Рүнкүн"},
        positions={
            "zh-Hans": "总经理",
            "en": "General Manager",
            "ru": "Генеральный директор",
            "mn": "Ерөнхий захирал",
        },
    ),
)

CASHMERE_SELLER = Party(
    names=texts(
        "内蒙古示例羊绒制品有限公司",
        "Inner Mongolia Sample Cashmere Products Co., Ltd.",
        "ООО «Внутренняя Монголия Сэмпл Кашемир»",
        "Өвөр Монгол Сэмпл Ноолуур ХХК",
    ),
    addresses=texts(
        "内蒙古自治区鄂尔多斯市东胜区罕台轻纺街102号",
        "102 Hantai Light Textile Street, Dongsheng District, Ordos",
        "КНР, г. Ордос, район Дуншэн, ул. Ханьтай, д. 102",
        "БНХАУ, Ордос хот, Дуншэн дүүрэг, Хантай гудамж 102",
    ),
    country="CN",
    identifiers=(Identifier("USCC", "91150602MA0Q9Z8Y7X"), Identifier("CUSTOMS", "1506960C2D")),
    bank=Bank(
        names={"zh-Hans": "示例银行东胜支行", "en": "Sample Bank, Dongsheng"},
        account="1502000099990001",
        swift="SMPLCNBJ151",
    ),
    signatory=Person(
        {"zh-Hans": "陶喆", "en": "Tao Zhe", "ru": "Тао Чжэ"},
        {
            "zh-Hans": "销售总监",
            "en": "Sales Director",
            "ru": "Директор по продажам",
            "mn": "Борлуулалтын захирал",
        },
    ),
)

BUYERS = {
    "en": Party(
        names={"zh-Hans": "示例海湾贸易公司", "en": "Sample Gulf Trading & Chemicals LLC"},
        addresses={
            "en": "Unit 1207, Sample Tower, Jebel Ali Free Zone, Dubai",
            "zh-Hans": "迪拜杰贝阿里自由区示例大厦1207室",
        },
        country="AE",
        identifiers=(Identifier("VAT", "100000000000003"), Identifier("LEI", "549300SAMPLE00000B45")),
        phone="+971 4 000 0000",
        email="buying@sample-gulf.example",
        signatory=Person(
            names={"en": "Aisha Sample", "zh-Hans": "艾莎"}, positions={"en": "Director", "zh-Hans": "董事"}
        ),
    ),
    "ru": Party(
        names={
            "zh-Hans": "示例化工贸易有限责任公司",
            "en": "Sample Khimtorg LLC",
            "ru": "ООО «Сэмпл Химторг»",
        },
        addresses={
            "zh-Hans": "俄罗斯联邦新西伯利亚市示例街15号3号楼",
            "en": "15/3 Sample Street, Novosibirsk 630000",
            "ru": "630000, Российская Федерация, г. Новосибирск, ул. Образцовая, д. 15, корп. 3, офис 401",
        },
        country="RU",
        identifiers=(Identifier("TIN", "5400000000"), Identifier("REGISTRATION", "1025400000000")),
        phone="+7 383 000-00-00",
        email="zakupki@sample-khimtorg.example",
        bank=Bank(
            names={"ru": "АО «Сэмпл Банк», г. Новосибирск", "en": "Sample Bank JSC"},
            account="40702156000000000001",
        ),
        signatory=Person(
            names={"ru": "Образцов Иван Сергеевич", "en": "Ivan Obraztsov", "zh-Hans": "伊万·奥布拉兹佐夫"},
            positions={"ru": "Генеральный директор", "en": "General Director", "zh-Hans": "总经理"},
        ),
    ),
    "mn": Party(
        names={
            "zh-Hans": "示例戈壁贸易有限公司",
            "en": "Sample Gobi Trade LLC",
            "mn": "Сэмпл Говь Трейд Өргөө ХХК",
        },
        addresses={
            "zh-Hans": "蒙古国乌兰巴托市苏赫巴托区第1分区示例大街5号",
            "en": "5 Sample Avenue, 1st khoroo, Sukhbaatar District, Ulaanbaatar",
            "mn": "Улаанбаатар хот, Сүхбаатар дүүрэг, 1-р хороо, Үлгэрийн өргөн чөлөө 5",
        },
        country="MN",
        identifiers=(Identifier("REGISTRATION", "0000000"), Identifier("VAT", "0000000")),
        phone="+976 11 000 000",
        email="purchase@sample-gobi.example",
        signatory=Person(
            names={"mn": "Бат-Өлзийн Үүрийнтуяа", "en": "Uuriintuya Bat-Ulzii", "zh-Hans": "乌仁图雅"},
            positions={"mn": "Гүйцэтгэх захирал", "en": "Chief Executive", "zh-Hans": "执行董事"},
        ),
    ),
}
